package dev.tokenkeeper.cli.uses.licence;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Reads a number again and again on a thread of its own, and notes whether it ever went down. */
final class Reading implements AutoCloseable {
    private final LongSupplier number;
    private final Thread thread;
    private volatile boolean closed;
    private volatile int looks;
    private volatile int falls;

    private Reading(LongSupplier number) {
        this.number = number;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::read);
    }

    static Reading of(LongSupplier number) {
        Reading reading = new Reading(number);
        reading.thread.start();
        return reading;
    }

    private void read() {
        long last = 0;
        int count = 0;
        int down = 0;
        while (!closed) {
            long now = number.getAsLong();
            down += now < last ? 1 : 0;
            last = now;
            count++;
            falls = down;
            looks = count;
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    int looks() {
        return looks;
    }

    int falls() {
        return falls;
    }

    @Override
    public void close() {
        closed = true;
    }
}
