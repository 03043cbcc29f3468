import dev.tokenkeeper.token.Counter;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What the library costs. Arguments: read ROUNDS | count SECONDS THREADS, in a folder. */
final class Library {
    private static final int READS = 2_000;

    private Library() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        if (args[1].equals("read")) {
            read(folder, Integer.parseInt(args[2]));
        } else {
            count(folder, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        }
    }

    /** Both kinds take turns; prints the medians, in ns for one, and their ratio. */
    private static void read(Path folder, int rounds) throws Exception {
        Token token = TokenStore.at(folder).token("read.token");
        token.update(none -> "Product: Application\nCounter: 3\n".repeat(40));
        Path file = token.place();
        long[] plain = new long[rounds];
        long[] ours = new long[rounds];
        long sum = 0;
        for (int round = -rounds / 2; round < rounds; round++) {
            for (int turn = 0; turn < 2; turn++) {
                boolean isPlain = (round + turn) % 2 == 0;
                long start = System.nanoTime();
                for (int i = 0; i < READS; i++) {
                    sum += isPlain ? Files.readString(file).length() : token.text().length();
                }
                if (round >= 0) {
                    (isPlain ? plain : ours)[round] = System.nanoTime() - start;
                }
            }
        }
        Arrays.sort(plain);
        Arrays.sort(ours);
        double ratio = (double) ours[rounds / 2] / plain[rounds / 2];
        System.out.printf(
                "read %d %d %.2f %s%n", plain[rounds / 2] / READS, ours[rounds / 2] / READS, ratio, sum > 0 ? "" : "?");
    }

    /** Prints increments a second, each durable when it returned, and how many shared a generation. */
    private static void count(Path folder, int seconds, int threads) throws Exception {
        Token token = TokenStore.at(folder).token("count-" + threads + ".properties");
        Counter counter = token.counter("n");
        for (int i = 0; i < 300; i++) {
            counter.increment();
        }
        int before = token.history().getFirst().revision();
        AtomicBoolean end = new AtomicBoolean();
        AtomicLong done = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(threads);
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().start(() -> {
                while (!end.get()) {
                    counter.increment();
                    done.incrementAndGet();
                }
                ended.countDown();
            });
        }
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
        end.set(true);
        ended.await();
        double took = (System.nanoTime() - start) / 1e9;
        int generations = token.history().getFirst().revision() - before;
        System.out.printf(
                "count %d %.0f %.0f %.1f%n",
                threads, done.get() / took, generations / took, (double) done.get() / generations);
        if (counter.value() != 300 + done.get()) {
            throw new AssertionError("lost: " + (300 + done.get() - counter.value()));
        }
    }
}
