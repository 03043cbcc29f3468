package dev.tokenkeeper.acceptance.pod;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that another process does. */
public final class Patience {
    private Patience() {}

    /**
     * Looks each millisecond until {@code done} says so.
     *
     * @return how long that took
     * @throws AssertionError if it did not within {@code longest}
     */
    public static Duration until(Duration longest, String what, Callable<Boolean> done) throws Exception {
        long start = System.nanoTime();
        while (true) {
            boolean reached = done.call();
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (reached) {
                return waited;
            }
            if (waited.compareTo(longest) > 0) {
                throw new AssertionError("not within " + longest + ": " + what);
            }
            Thread.sleep(1);
        }
    }
}
