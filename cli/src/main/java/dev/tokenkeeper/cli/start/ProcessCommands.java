package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.validation.CommandRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs validation commands as processes, without a shell. The content goes to standard input and nowhere else; what the
 * command prints is thrown away, as it may repeat the content. One that takes too long is killed with all it started.
 */
final class ProcessCommands implements CommandRunner {
    /** How long a command may take. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Duration limit;

    ProcessCommands(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Verdict run(List<String> argv, Content input) {
        Process process;
        try {
            process = new ProcessBuilder(argv)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return new NotRunnable();
        }
        feed(process, input);
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                int exit = process.exitValue();
                return exit == 0 ? new Passed() : new Failed(exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(process);
        return new TimedOut();
    }

    /** A command need not read what it gets, so writing must not hold us up. */
    private static void feed(Process process, Content input) {
        Thread feeder = new Thread(
                () -> {
                    try (OutputStream in = process.getOutputStream()) {
                        in.write(input.bytes());
                    } catch (IOException e) {
                        // It closed its standard input: it has seen enough.
                        return;
                    }
                },
                "validation input");
        feeder.setDaemon(true);
        feeder.start();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
