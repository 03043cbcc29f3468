package dev.tokenkeeper.acceptance.preload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new generation of 38 MB is delivered over an old one by processes that are killed one after the other, each a little
 * later, while somebody reads through the link all the time. {@code -Dtokenkeeper.preload.scale=10} for ten times as much.
 */
class PreloadKillIT {
    private static final int SCALE = Integer.getInteger("tokenkeeper.preload.scale", 1);
    private static final int LARGE = 2;
    private static final int SMALL = 120;
    private static final int SIZE = SCALE * (12 << 20);
    private static final int FIRST_MILLIS = 200;
    private static final int MORE_MILLIS = 250;
    private static final int MOST_KILLS = 40;

    @TempDir
    private Path folder;

    @Test
    void whateverIsKilledReadersHaveAWholeTreeAndNoByteIsCopiedTwice() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        Path target = Files.createDirectories(folder.resolve("target"));
        Tree.write(source, 1, 0, 20, 1 << 20);
        Running first = init(source, target);
        assertThat(first.await()).as(first.err()).isZero();
        Map<String, Long> before = Tree.sizes(source);

        Tree.write(source, 2, LARGE, SMALL, SIZE);
        Map<String, Long> after = Tree.sizes(source);
        long all = after.values().stream().mapToLong(Long::longValue).sum();
        AtomicReference<String> mixed = new AtomicReference<>("");
        Thread reader = Thread.ofPlatform().start(() -> read(target.resolve("current"), before, after, mixed));
        long written = 0;
        int kills = 0;
        for (int i = 0; i < MOST_KILLS; i++) {
            try (Running running = init(source, target)) {
                Thread.sleep(FIRST_MILLIS + i * MORE_MILLIS);
                if (!running.isAlive()) {
                    assertThat(running.await()).as(running.err()).isZero();
                    break;
                }
                written += written(running);
                running.kill();
                kills++;
            }
            if (kills == 1) {
                assertThat(Tree.sizes(target.resolve("current").toRealPath())).isEqualTo(before);
            }
        }
        Running last = init(source, target);
        assertThat(last.await()).as(last.err()).isZero();
        assertThat(last.out()).contains("generation 2, Unchanged");
        reader.interrupt();
        reader.join();

        assertThat(mixed.get()).isEmpty();
        assertThat(Tree.sums(target.resolve("current").toRealPath())).isEqualTo(Tree.sums(source));
        assertThat(kills).isGreaterThan(1);
        // Each kill may cost the piece that was being written, the list of sums and what the JVM itself writes.
        assertThat(written).isLessThan(all + kills * (2L << 20));
        Running verify = Program.run(folder, "verify", "--target=" + target);
        assertThat(verify.await()).as(verify.err()).isZero();
        System.out.println("preload of " + (all >> 20) + " MiB: killed " + kills + " times, " + (written >> 20)
                + " MiB written by those that were killed");
    }

    private Running init(Path source, Path target) throws IOException {
        return Program.start(folder, "init", "--source=" + source, "--target=" + target, "--layout=generations");
    }

    /** How many bytes a process has handed to write(2) so far. */
    private static long written(Running running) throws IOException {
        Path io = Path.of("/proc", Long.toString(running.pid()), "io");
        if (!Files.exists(io)) {
            return 0;
        }
        return Files.readAllLines(io).stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
                .sum();
    }

    /** Reads what the link shows again and again: all of the old tree, or all of the new one. */
    private static void read(
            Path current, Map<String, Long> before, Map<String, Long> after, AtomicReference<String> mixed) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Map<String, Long> shown = Tree.sizes(current.toRealPath());
                if (!shown.equals(before) && !shown.equals(after)) {
                    mixed.compareAndSet("", "a reader saw " + shown.size() + " files");
                }
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                mixed.compareAndSet("", "a reader met " + e);
            }
        }
    }
}
