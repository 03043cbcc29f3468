package dev.tokenkeeper.acceptance.endtoend;

import dev.tokenkeeper.acceptance.cluster.Kubectl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container of a pod prints, followed while it runs, so that it is still known when the pod was deleted. */
final class PodLog implements AutoCloseable {
    private final Process process;
    private final Path file;

    private PodLog(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    /** Follows {@code container} of {@code pod}, which must be running. */
    static PodLog follow(Kubectl kubectl, Path folder, String pod, String container) throws IOException {
        Path file = Files.createTempFile(folder, pod + "-", ".log");
        return new PodLog(kubectl.start(file, "logs", "--follow", pod, "--container=" + container), file);
    }

    /** All whole lines. */
    String text() throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** Waits until a line has {@code words}. */
    PodLog until(String words) throws IOException, InterruptedException {
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        while (!text().contains(words)) {
            if (System.nanoTime() > latest) {
                throw new AssertionError("never said: " + words + "\n" + text());
            }
            Thread.sleep(100);
        }
        return this;
    }

    /** The last whole line. */
    String lastLine() throws IOException {
        return text().lines().reduce("", (before, line) -> line);
    }

    /** What the last line says behind {@code words}; waits until it has them, and none of {@code others}. */
    String after(String words, String... others) throws IOException, InterruptedException {
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        while (System.nanoTime() < latest) {
            String line = lastLine();
            boolean other = !line.contains(words);
            for (String each : others) {
                other |= line.contains(each);
            }
            if (!other) {
                return line.substring(line.indexOf(words) + words.length());
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never said another one than " + String.join(", ", others) + "\n" + text());
    }

    /** The first number behind {@code words}; waits for one. */
    long first(String words) throws IOException, InterruptedException {
        Matcher matcher = numbers(until(words).text(), words);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** The last number behind {@code words}; -1 if there is none. */
    long last(String words) throws IOException {
        long last = -1;
        for (Matcher matcher = numbers(text(), words); matcher.find(); ) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    private static Matcher numbers(String text, String words) {
        return Pattern.compile(Pattern.quote(words) + "(\\d+)\n").matcher(text);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
