package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that are compared. All print the result on standard output and say by their exit code how it went. */
enum Peer {
    /** The whole program, as a shell calls it. */
    TOKENKEEPER("") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            String program = Path.of(System.getProperty("tokenkeeper.root"), "tokenkeeper")
                    .toString();
            return List.of(program, "merge", "--format", format.word(), text(base), text(ours), text(theirs));
        }

        @Override
        boolean isConflict(int exit) {
            return exit == 3;
        }
    },
    GIT_MERGE_FILE("") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            return List.of("git", "merge-file", "-p", "-q", text(ours), text(base), text(theirs));
        }

        @Override
        boolean isConflict(int exit) {
            return exit > 0 && exit < 128;
        }
    },
    DIFF3("") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            return List.of("diff3", "-m", text(ours), text(base), text(theirs));
        }

        @Override
        boolean isConflict(int exit) {
            return exit == 1;
        }
    },
    /** Knows a format by the name of the file; gives up after 10 seconds and merges lines then. */
    MERGIRAF("json yaml toml ini xml properties php") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            return List.of("mergiraf", "merge", text(base), text(ours), text(theirs), "-p", "merged." + format.word());
        }

        @Override
        boolean isConflict(int exit) {
            return exit == 1;
        }
    },
    /** As people write it: the application's values over the source's. It knows no base, so no conflict and no removal. */
    JQ("json") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            return List.of("jq", "-s", ".[0] * .[1]", text(theirs), text(ours));
        }
    },
    /** As people write it, likewise. */
    YQ("yaml") {
        @Override
        List<String> command(Format format, Path base, Path ours, Path theirs) {
            return List.of("yq", "eval-all", "select(fi == 0) * select(fi == 1)", text(theirs), text(ours));
        }
    };

    private final String words;

    /** {@code words}: of the formats that it knows, with blanks between them; empty if it takes any text. */
    Peer(String words) {
        this.words = words;
    }

    abstract List<String> command(Format format, Path base, Path ours, Path theirs);

    boolean isConflict(int exit) {
        return false;
    }

    boolean knows(Format format) {
        return words.isEmpty() || List.of(words.split(" ")).contains(format.word());
    }

    /** As it is written in a table. */
    String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace("git_merge_file", "git merge-file");
    }

    /** Whether it can be started on this machine. */
    boolean isThere() {
        Path any = Path.of("/dev/null");
        try {
            String program = command(Format.TEXT, any, any, any).getFirst();
            String ask = this == TOKENKEEPER ? "version" : "--version";
            Process process = new ProcessBuilder(program, ask)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Those of this machine. */
    static List<Peer> there() {
        List<Peer> there = new ArrayList<>(List.of(values()));
        there.removeIf(peer -> !peer.isThere());
        return there;
    }

    private static String text(Path path) {
        return path.toString();
    }
}
