package dev.tokenkeeper.cli.clusterlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs other programs, one after the other. {@link #stop} may be called by another thread: the program that runs is ended,
 * and whoever asks for one more waits for the end of this process.
 */
final class Commands {
    /** The exit status of what was ended because it took too long, as the command {@code timeout} has it. */
    private static final int TOO_LONG = 124;

    private final Path scratch;
    private @Nullable Process running;
    private boolean stopped;

    /** {@code scratch} takes what the programs print. */
    Commands(Path scratch) {
        this.scratch = scratch;
    }

    /** Runs a command to its end, or ends it when {@code limit} is over. */
    Answer run(Duration limit, List<String> command) throws IOException, InterruptedException {
        return run(limit, command, line -> {});
    }

    /** The same, and hands on each line of its standard output as it comes. */
    Answer run(Duration limit, List<String> command, Consumer<String> lines) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", "");
        Path err = Files.createTempFile(scratch, "err", "");
        try {
            Process process = begin(command, out, err);
            long end = System.nanoTime() + limit.toNanos();
            int told = 0;
            boolean ended;
            do {
                ended = process.waitFor(100, TimeUnit.MILLISECONDS);
                told = tell(text(out), told, lines);
            } while (!ended && System.nanoTime() < end);
            if (!ended) {
                end(process);
            }
            int exit = ended ? process.exitValue() : TOO_LONG;
            if (exit != 0) {
                // Ctrl-C ends the program that runs as well as this one, and this one has yet to be told.
                TimeUnit.MILLISECONDS.sleep(200);
                awaitEndIfStopped();
            }
            return new Answer(exit, text(out), text(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static int tell(String all, int told, Consumer<String> lines) {
        int whole = all.lastIndexOf('\n') + 1;
        if (whole > told) {
            all.substring(told, whole).lines().forEach(lines);
        }
        return whole;
    }

    private synchronized Process begin(List<String> command, Path out, Path err)
            throws IOException, InterruptedException {
        awaitEndIfStopped();
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        running = process;
        return process;
    }

    private synchronized void awaitEndIfStopped() throws InterruptedException {
        while (stopped) {
            wait();
        }
    }

    /** Ends the program that runs; from now on nobody starts another with this object. */
    synchronized void stop() throws InterruptedException {
        stopped = true;
        if (running != null) {
            end(running);
        }
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        below.forEach(ProcessHandle::destroy);
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            below.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
