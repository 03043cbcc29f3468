package dev.tokenkeeper.cli.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts real programs: this very Tokenkeeper with this very runtime, and the shell. */
public final class Program {
    private static final long LIMIT_SECONDS = 30;

    private final List<String> runtime;
    private final String main;
    private final Path scratch;
    private final Map<String, String> environment;

    private Program(List<String> runtime, String main, Path scratch, Map<String, String> environment) {
        this.runtime = List.copyOf(runtime);
        this.main = main;
        this.scratch = scratch;
        this.environment = Map.copyOf(environment);
    }

    /** The command of this process up to its main class; {@code scratch} takes what the programs print. */
    public static Program ofThisProcess(String mainClass, Path scratch) {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> command = new ArrayList<>();
        command.add(info.command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (String argument : info.arguments().orElse(new String[0])) {
            if (argument.equals(mainClass)) {
                return new Program(command, mainClass, scratch, Map.of());
            }
            command.add(argument);
        }
        List<String> plain = List.of(command.getFirst(), "-cp", System.getProperty("java.class.path"));
        return new Program(plain, mainClass, scratch, Map.of());
    }

    /** Runs {@code tokenkeeper ARGUMENTS} to its end. */
    public Outcome run(String... arguments) throws IOException, InterruptedException {
        return toItsEnd(command(main, arguments));
    }

    /** Runs another main class of this program to its end. */
    public Outcome runClass(Class<?> other, String... arguments) throws IOException, InterruptedException {
        return toItsEnd(command(other.getName(), arguments));
    }

    /** Runs a script of the shell to its end, with {@code TARGET} and so on in its environment. */
    public Outcome shell(Map<String, String> variables, String script) throws IOException, InterruptedException {
        return new Program(runtime, main, scratch, variables).toItsEnd(List.of("sh", "-c", script));
    }

    /** Starts {@code tokenkeeper ARGUMENTS} and lets it run; it prints into {@code log}. */
    public Process start(Path log, String... arguments) throws IOException {
        return begin(command(main, arguments), log, log);
    }

    /**
     * Starts an application and lets it run: its classes are in this program's jar, but it is started as applications are,
     * on the class path alone. On the boot class path, where the program's own are, not all of Java can be seen.
     */
    public Process startApplication(Class<?> application, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                runtime.getFirst(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                application.getName()));
        command.addAll(List.of(arguments));
        return begin(command, log, log);
    }

    /** Starts a script and lets it run; it prints into {@code log}. */
    public Process startShell(Map<String, String> variables, String script, Path log) throws IOException {
        return new Program(runtime, main, scratch, variables).begin(List.of("sh", "-c", script), log, log);
    }

    /** Ends a process and those that it started, as a deleted pod with no grace does. */
    public static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    private List<String> command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(runtime);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private Outcome toItsEnd(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", "");
        Path err = Files.createTempFile(scratch, "err", "");
        long began = System.nanoTime();
        Process process = begin(command, out, err);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            kill(process);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Outcome outcome = new Outcome(process.exitValue(), text(out), text(err), millis);
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    private Process begin(List<String> command, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
        if (err.equals(out)) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("TOKENKEEPER_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a log holds by now. */
    public static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
