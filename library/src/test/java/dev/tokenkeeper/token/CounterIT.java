package dev.tokenkeeper.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replicas count on one volume and are killed at random. What returned is counted; what was under way when its process
 * was killed is counted once or not at all.
 *
 * <p>{@code -Dtokenkeeper.kills=N} for more of them.
 */
class CounterIT {
    private static final int KILLS = Integer.getInteger("tokenkeeper.kills", 12);
    private static final int REPLICAS = 3;
    private static final int THREADS = 4;

    @TempDir
    Path volume;

    private final Random random = new Random(Long.getLong("tokenkeeper.seed", System.nanoTime()));
    private final Map<String, Long> returned = new HashMap<>();
    private final Map<String, Integer> kills = new HashMap<>();

    private record Replica(String shard, Process process, Thread listener) {}

    @Test
    void noIncrementIsLostOrCountedTwice() throws Exception {
        List<Replica> replicas = new ArrayList<>();
        try {
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(start("app-" + i));
            }
            for (int i = 0; i < KILLS; i++) {
                Thread.sleep(300 + random.nextInt(900));
                int victim = random.nextInt(REPLICAS);
                kill(replicas.get(victim));
                replicas.set(victim, start(replicas.get(victim).shard()));
            }
            Thread.sleep(2000);
        } finally {
            for (Replica replica : replicas) {
                kill(replica);
            }
        }
        Counter counter = TokenStore.at(volume).token("usage.properties").counter("used");
        long sum = 0;
        for (int i = 0; i < REPLICAS; i++) {
            String shard = "app-" + i;
            long value = counter.shard(shard).value();
            long least = returned.getOrDefault(shard, 0L);
            assertThat(value).as(shard).isBetween(least, least + (long) THREADS * kills.get(shard));
            assertThat(least).as(shard).isPositive();
            sum += value;
        }
        System.out.println(sum + " increments, " + KILLS + " kills");
        assertThat(counter.total()).isEqualTo(sum);
    }

    private Replica start(String shard) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingProcess.class.getName(),
                        volume.toString(),
                        shard,
                        Integer.toString(THREADS))
                .redirectError(Redirect.INHERIT)
                .start();
        Thread listener = Thread.ofPlatform().start(() -> listen(shard, process));
        return new Replica(shard, process, listener);
    }

    /** Counts the lines that arrived whole. */
    private void listen(String shard, Process process) {
        try (BufferedReader reader = process.inputReader()) {
            while (reader.readLine() != null) {
                synchronized (returned) {
                    returned.merge(shard, 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill(Replica replica) throws InterruptedException {
        replica.process().destroyForcibly().waitFor();
        replica.listener().join();
        kills.merge(replica.shard(), 1, Integer::sum);
    }
}
