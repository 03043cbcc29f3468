package dev.tokenkeeper.acceptance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of the repository. */
final class Sources {
    /** One file. */
    record Source(Path path, String text) {
        int lines() {
            return (int) text.lines().count();
        }

        /** The pieces from each {@code call} to the next semicolon. */
        List<String> statementsWith(String call) {
            List<String> found = new ArrayList<>();
            for (int at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
                int end = text.indexOf(';', at);
                found.add(path + ": " + text.substring(at, end < 0 ? text.length() : end));
            }
            return found;
        }
    }

    private Sources() {}

    /** All Java files of the modules that are not tests. */
    static List<Source> main() {
        return below("src/main/java");
    }

    /** All tests. */
    static List<Source> tests() {
        return below("src/test/java");
    }

    private static List<Source> below(String folder) {
        Path root = Path.of(System.getProperty("tokenkeeper.root"));
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                if (Files.isDirectory(module.resolve(folder))) {
                    addAll(root, module.resolve(folder), sources);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static void addAll(Path root, Path folder, List<Source> sources) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(new Source(root.relativize(file), Files.readString(file)));
            }
        }
    }
}
