package dev.tokenkeeper.oauth;

import java.time.Duration;

/**
 * One access token as this process knows it. Two clocks of two machines never agree, so a token that appeared while this
 * process looked is timed by this process's own monotonic clock; the date that is stored counts only for one that was
 * there before.
 */
record Seen(String accessToken, boolean expiredByDate, long since, Duration lifetime, boolean rejected) {
    /** Whether it should be refreshed before it is used. */
    boolean isStale(long nanoTime, Duration early) {
        if (rejected || expiredByDate) {
            return true;
        }
        // Of a token that lives for a minute or less, half its life is early enough.
        Duration margin = lifetime.dividedBy(2).compareTo(early) < 0 ? lifetime.dividedBy(2) : early;
        return !lifetime.isZero() && nanoTime - since >= lifetime.minus(margin).toNanos();
    }

    Seen asRejected() {
        return new Seen(accessToken, expiredByDate, since, lifetime, true);
    }

    @Override
    public String toString() {
        return "Seen";
    }
}
