package dev.tokenkeeper.acceptance.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged program: the runtime with its AOT cache, started as the launcher starts it, without the launcher's shell. */
public final class Program {
    private Program() {}

    /** The words that start the program with these arguments. */
    public static List<String> command(List<String> arguments) {
        Path runtime = Path.of(System.getProperty("tokenkeeper.root"), "cli", "target", "runtime", "current");
        if (!Files.isExecutable(runtime.resolve("bin/java"))) {
            throw new IllegalStateException("no runtime in " + runtime + ": run 'mvn package' first");
        }
        List<String> command = new ArrayList<>(List.of(
                runtime.resolve("bin/java").toString(),
                "@" + runtime.resolve("lib/tokenkeeper/start"),
                "dev.tokenkeeper.cli.Tokenkeeper"));
        command.addAll(arguments);
        return command;
    }

    /** Starts the program; its output goes into files of {@code folder}. */
    public static Running start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), List.of(arguments));
    }

    /** The same with more variables in its environment. */
    public static Running start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return Running.start(folder, environment, command(arguments));
    }

    /** Runs the program to its end, at most a minute. */
    public static Running run(Path folder, String... arguments) throws IOException, InterruptedException {
        Running running = start(folder, arguments);
        running.await();
        return running;
    }
}
