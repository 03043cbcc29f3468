package dev.tokenkeeper.acceptance.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A copy of the runtime that the build made, to be damaged. It is started as the launcher starts it. */
record BuiltRuntime(Path home) {
    static BuiltRuntime copyInto(Path folder) throws IOException {
        Path built = Path.of(System.getProperty("tokenkeeper.root"), "cli/target/runtime/current")
                .toRealPath();
        Path home = folder.resolve("runtime");
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, home.resolve(built.relativize(file).toString()));
            }
        }
        return new BuiltRuntime(home);
    }

    Path own(String name) {
        return home.resolve("lib/tokenkeeper").resolve(name);
    }

    private String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String jar : Files.readAllLines(own("class-path"))) {
            jars.add(own(jar).toString());
        }
        return String.join(":", jars);
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
        try (FileSystem jar = FileSystems.newFileSystem(
                URI.create("jar:" + own("tokenkeeper.jar").toUri()), Map.of())) {
            String name = "dev/tokenkeeper/cli/Tokenkeeper.class";
            Files.write(jar.getPath(name), Files.readAllBytes(classes.resolve(name)));
        }
        return this;
    }

    /** Runs the program; {@code options} are more options for Java. */
    Ran run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("-XX:AOTCache=" + own("tokenkeeper.aot"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add("dev.tokenkeeper.cli.Tokenkeeper");
        command.addAll(List.of(arguments));
        return Ran.command(home, Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8"), command);
    }
}
