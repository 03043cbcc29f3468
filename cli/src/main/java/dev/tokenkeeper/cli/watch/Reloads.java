package dev.tokenkeeper.cli.watch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application after a publish, from a thread of its own, so that a slow answer delays no pass. Publishes that
 * follow each other closely are told once; what did not work is tried again after 1, 2, 4 and so on up to 30 seconds, eight
 * times, and a new publish begins anew.
 *
 * <p>Thread-safe.
 */
final class Reloads implements AutoCloseable {
    private static final int TRIES = 8;

    private final List<ReloadStep> steps;
    private final DecisionLog log;
    private final Duration debounce;
    private final Duration backoff;
    private long asked;
    private boolean closed;

    /** With the delays given: {@code debounce} before the first try, {@code backoff} before the second. */
    Reloads(List<ReloadStep> steps, DecisionLog log, Duration debounce, Duration backoff) {
        this.steps = List.copyOf(steps);
        this.log = log;
        this.debounce = debounce;
        this.backoff = backoff;
        if (!steps.isEmpty()) {
            Thread.ofPlatform().daemon().name("reload").start(this::run);
        }
    }

    /** With the delays that a watch uses. */
    Reloads(List<ReloadStep> steps, DecisionLog log) {
        this(steps, log, Duration.ofMillis(300), Duration.ofSeconds(1));
    }

    /** The live bytes are new. */
    synchronized void published() {
        asked++;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void run() {
        long done = 0;
        while (true) {
            long now = quiet(done);
            if (now < 0) {
                return;
            }
            for (ReloadStep step : steps) {
                if (!tell(step, now)) {
                    break;
                }
            }
            done = now;
        }
    }

    /** Waits for something newer than {@code done}, and until nothing newer comes; -1: closed. */
    private long quiet(long done) {
        long seen = newer(done, null);
        while (seen >= 0) {
            long next = newer(seen, debounce);
            if (next == seen) {
                return seen;
            }
            seen = next;
        }
        return -1;
    }

    /** False if a newer publish, or the end, came in between. */
    private boolean tell(ReloadStep step, long current) {
        Duration delay = backoff;
        for (int attempt = 1; ; attempt++) {
            String trouble = step.tell();
            if (trouble == null) {
                log.line("info", "event=Reload by=" + step.word());
                return true;
            }
            boolean last = attempt == TRIES;
            if (attempt == 1 || last) {
                log.line(
                        last ? "error" : "warn",
                        "event=ReloadFailed by=" + step.word() + " attempt=" + attempt + " detail="
                                + DecisionLog.quoted(trouble));
            }
            if (last) {
                return true;
            }
            if (newer(current, delay) != current) {
                return false;
            }
            delay = delay.multipliedBy(2);
            if (delay.compareTo(Duration.ofSeconds(30)) > 0) {
                delay = Duration.ofSeconds(30);
            }
        }
    }

    /** Waits for a publish after {@code known}, at most {@code time} (null: for ever); the newest one, or -1: closed. */
    private synchronized long newer(long known, @Nullable Duration time) {
        long end = System.nanoTime() + (time == null ? Long.MAX_VALUE / 2 : time.toNanos());
        try {
            while (asked == known && !closed) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return closed ? -1 : asked;
    }
}
