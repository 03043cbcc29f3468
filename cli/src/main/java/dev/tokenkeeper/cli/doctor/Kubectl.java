package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.workload.examine.Kube;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs kubectl, which has the user's login. Each question takes 20 seconds at most; it is asked for reading only.
 *
 * <p>What kubectl complains of is passed on as one line; what it answers is not, as an answer may hold anything.
 */
final class Kubectl implements Kube {
    /** How long a question may take. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int LARGEST = 64 << 20;
    private static final int LONGEST_COMPLAINT = 300;

    private final String program;
    private final Duration limit;
    private final List<String> options = new ArrayList<>();
    private final String place;

    Kubectl(
            String program,
            Duration limit,
            @Nullable String namespace,
            @Nullable String context,
            @Nullable String config) {
        this.program = program;
        this.limit = limit;
        StringBuilder typed = new StringBuilder();
        option("--kubeconfig", config, typed);
        option("--context", context, typed);
        option("-n", namespace, typed);
        options.add("--request-timeout=10s");
        this.place = typed.toString();
    }

    private void option(String name, @Nullable String value, StringBuilder typed) {
        if (value != null) {
            options.add(name);
            options.add(value);
            typed.append(' ').append(name).append(' ').append(value);
        }
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public String ask(List<String> arguments) throws NoAnswerException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(options);
        words.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new NoAnswerException("kubectl cannot be started. Next: install kubectl, or put it on PATH");
        }
        CompletableFuture<String> out = reading(process.getInputStream());
        CompletableFuture<String> err = reading(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoAnswerException(
                        "kubectl gave no answer in " + limit.toSeconds() + " s. Next: kubectl cluster-info" + place);
            }
            if (process.exitValue() != 0) {
                throw new NoAnswerException("kubectl says: " + firstLine(err.join()) + ". Next: kubectl cluster-info"
                        + place + ", or correct -n, --context or --kubeconfig");
            }
            return out.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static String firstLine(String complaint) {
        String line = complaint
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith("E1") && !text.startsWith("Warning:"))
                .findFirst()
                .orElse("nothing");
        line = line.strip();
        line = line.length() > LONGEST_COMPLAINT ? line.substring(0, LONGEST_COMPLAINT) + "..." : line;
        return line.endsWith(".") || line.endsWith("?") ? line.substring(0, line.length() - 1) : line;
    }
}
