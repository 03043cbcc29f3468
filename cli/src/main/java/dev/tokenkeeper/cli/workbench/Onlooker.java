package dev.tokenkeeper.cli.workbench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Looks at something all the time, on a thread of its own, as an application does, and counts what was not good. */
public final class Onlooker implements AutoCloseable {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private final Thread thread;
    private volatile boolean ends;

    private Onlooker(long pauseMillis, BooleanSupplier isGood) {
        this.thread = Thread.ofPlatform().daemon().unstarted(() -> look(pauseMillis, isGood));
    }

    /** Asks {@code isGood} again and again, from one thread, with a pause after each look. */
    public static Onlooker of(long pauseMillis, BooleanSupplier isGood) {
        Onlooker onlooker = new Onlooker(pauseMillis, isGood);
        onlooker.thread.start();
        return onlooker;
    }

    private void look(long pauseMillis, BooleanSupplier isGood) {
        while (!ends) {
            if (!isGood.getAsBoolean()) {
                bad.incrementAndGet();
            }
            looks.incrementAndGet();
            try {
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** How often it looked so far. */
    public int looks() {
        return looks.get();
    }

    /** How many of these looks were not good. */
    public int bad() {
        return bad.get();
    }

    /** Ends after the look that it is at. */
    @Override
    public void close() throws InterruptedException {
        ends = true;
        thread.join();
    }
}
