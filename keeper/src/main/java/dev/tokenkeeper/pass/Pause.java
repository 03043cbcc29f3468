package dev.tokenkeeper.pass;

import java.time.Duration;

/** Waits between two looks at one file. A delay only: what is decided depends on the looks alone. */
@FunctionalInterface
public interface Pause {
    /** Returns after about {@code time}, or earlier if the thread is interrupted. */
    void between(Duration time);

    /** Sleeps. */
    static Pause sleeping() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
