package dev.tokenkeeper.acceptance.start;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A runtime to be damaged, made by the build's own script at a place of its own: a copy would not use its cache, which
 * fits only the place where it was made. It is started as the launcher starts it.
 *
 * @param untouched a copy of it, to begin from once more
 */
record BuiltRuntime(Path home, Path untouched) {
    static BuiltRuntime makeIn(Path folder) throws IOException, InterruptedException {
        Path cli = Path.of(System.getProperty("tokenkeeper.root"), "cli");
        Path program;
        try (Stream<Path> jars = Files.list(cli.resolve("target"))) {
            program = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Path runtimes = folder.resolve("runtimes");
        Ran built = Ran.command(
                folder,
                Map.of("PATH", System.getenv("PATH")),
                List.of(
                        cli.resolve("runtime/build.sh").toString(),
                        program.toString(),
                        cli.resolve("target/libraries").toString(),
                        runtimes.toString(),
                        "2026-11-24T00:00:00Z",
                        System.getProperty("java.home")));
        if (built.status() != 0) {
            throw new IllegalStateException(built.out() + built.err());
        }
        Path home = runtimes.resolve("current").toRealPath();
        copy(home, folder.resolve("untouched"));
        return new BuiltRuntime(home, folder.resolve("untouched"));
    }

    /** Puts every file back as it was made. */
    void restore() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(untouched, home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    Path own(String name) {
        return home.resolve("lib/tokenkeeper").resolve(name);
    }

    /** Puts another program into the jar: one that prints {@code words}. */
    BuiltRuntime withProgramThatPrints(String words) throws IOException {
        Path classes = Files.createDirectories(home.resolve("other"));
        Path source = classes.resolve("Tokenkeeper.java");
        Files.writeString(source, """
                package dev.tokenkeeper.cli;
                public final class Tokenkeeper {
                    public static void main(String[] args) {
                        System.out.println("WORDS");
                    }
                }
                """.replace("WORDS", words));
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        if (status != 0) {
            throw new IllegalStateException("the other program does not compile");
        }
        String name = "dev/tokenkeeper/cli/Tokenkeeper.class";
        return with(name, was -> Files.readString(classes.resolve(name), StandardCharsets.ISO_8859_1));
    }

    /** Puts the jar's own class back with the version's text, one byte of its constants, changed. */
    BuiltRuntime withAnotherByteIn(String name) throws IOException {
        return with(name, was -> was.replace("0.1.0", "0.1.1"));
    }

    private interface Change {
        String of(String was) throws IOException;
    }

    /** Changes a class in the jar, and leaves the jar's time as it was: nothing but its content tells. */
    private BuiltRuntime with(String name, Change change) throws IOException {
        FileTime time = Files.getLastModifiedTime(own("tokenkeeper.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(
                URI.create("jar:" + own("tokenkeeper.jar").toUri()), Map.of())) {
            String was = Files.readString(jar.getPath(name), StandardCharsets.ISO_8859_1);
            String now = change.of(was);
            if (now.equals(was)) {
                throw new IllegalStateException("nothing changed in " + name);
            }
            Files.writeString(jar.getPath(name), now, StandardCharsets.ISO_8859_1);
        }
        Files.setLastModifiedTime(own("tokenkeeper.jar"), time);
        return this;
    }

    /** Runs the program; {@code options} are more options for Java. */
    Ran run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("@" + own("start"));
        command.addAll(options);
        command.add("dev.tokenkeeper.cli.Tokenkeeper");
        command.addAll(List.of(arguments));
        return Ran.command(home, Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8"), command);
    }
}
