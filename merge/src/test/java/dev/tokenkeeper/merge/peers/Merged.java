package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.laws.Triple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one program said and printed for one triple. */
record Merged(State state, String text) {
    /** What the program claims. */
    enum State {
        CLEAN,
        CONFLICT,
        FAILED
    }

    /** Runs {@code peer} on files in {@code folder}, which are written anew. */
    static Merged by(Peer peer, Triple triple, Path folder) throws IOException, InterruptedException {
        Path base = written(folder, "base", triple.format(), triple.base());
        Path ours = written(folder, "ours", triple.format(), triple.ours());
        Path theirs = written(folder, "theirs", triple.format(), triple.theirs());
        Path out = folder.resolve("result");
        int exit = new ProcessBuilder(peer.command(triple.format(), base, ours, theirs))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        State state = exit == 0 ? State.CLEAN : peer.isConflict(exit) ? State.CONFLICT : State.FAILED;
        return new Merged(state, new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
    }

    /** Merges in this process. */
    static Merged here(Triple triple) {
        MergeOutcome outcome = Merge.run(new MergeInput(
                content(triple.base()),
                content(triple.ours()),
                content(triple.theirs()),
                triple.format(),
                MergePolicy.DEFAULT));
        if (outcome instanceof MergeOutcome.Merged merged) {
            State state = merged.conflicts().isEmpty() ? State.CLEAN : State.CONFLICT;
            return new Merged(state, new String(merged.content().bytes(), StandardCharsets.UTF_8));
        }
        return new Merged(State.FAILED, "");
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static Path written(Path folder, String role, Format format, String text) throws IOException {
        return Files.writeString(folder.resolve(role + "." + format.word()), text);
    }
}
