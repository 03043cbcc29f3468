package dev.tokenkeeper.acceptance.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command answered.
 *
 * @param status its exit status; {@link #TOO_LONG} if it was killed because it did not end in time
 */
public record Answer(int status, String out, String err) {
    /** The status of a command that was killed at its limit, as the command {@code timeout} has it. */
    public static final int TOO_LONG = 124;

    /** The tests themselves may have been started with signals ignored (nohup), which a child would inherit. */
    private static final List<String> PLAIN_SIGNALS = List.of("env", "--default-signal=HUP,INT,QUIT,TERM");

    /**
     * Runs a command to its end, or kills it with all that it started when {@code limit} is over.
     *
     * @param environment added to this process's own
     * @param input its standard input
     */
    public static Answer of(
            List<String> command, Path folder, Map<String, String> environment, String input, Duration limit) {
        try {
            return run(command, folder, environment, input, limit);
        } catch (IOException e) {
            return new Answer(127, "", command.getFirst() + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(TOO_LONG, "", "interrupted");
        }
    }

    private static Answer run(
            List<String> command, Path folder, Map<String, String> environment, String input, Duration limit)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("answer");
        Path in = Files.writeString(scratch.resolve("in"), input);
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        try {
            List<String> all = new ArrayList<>(PLAIN_SIGNALS);
            all.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.waitFor();
            }
            return new Answer(ended ? process.exitValue() : TOO_LONG, text(out), text(err));
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            Files.deleteIfExists(scratch);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Whether it ended with status 0. */
    public boolean succeeded() {
        return status == 0;
    }

    /** Both streams, standard output first. */
    public String all() {
        return out + err;
    }

    /** Itself if it succeeded. */
    public Answer orFail(String what) {
        if (!succeeded()) {
            throw new AssertionError(what + " ended with " + status + "\n" + out + err);
        }
        return this;
    }
}
