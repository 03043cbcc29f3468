package dev.tokenkeeper.acceptance.pod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test started, and what it has written so far. Closing it kills it. */
public final class Running implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    /** The tests themselves may have been started with signals ignored (nohup), which a child would inherit. */
    private static final List<String> PLAIN_SIGNALS = List.of("env", "--default-signal=HUP,INT,QUIT,TERM");

    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code command}; its output goes into files of {@code folder}. */
    public static Running start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> all = new ArrayList<>(PLAIN_SIGNALS);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TOKENKEEPER_") || name.endsWith("_OPTIONS"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written to standard output. */
    public String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** What it has written to standard error. */
    public String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Sends TERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends KILL, and waits until it has gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        await();
    }

    /** Waits until it has ended, at most a minute, and returns its exit status. */
    public int await() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end within a minute: " + process.info());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
