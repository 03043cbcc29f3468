package dev.tokenkeeper.cli.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when edits of the application have gathered long enough. An edit is due once nothing has happened for a
 * moment, at the latest a minute after the first one. Six may follow each other so; from then on there is one in half a
 * minute (a token bucket), so that an application that writes all the time costs two generations a minute.
 *
 * <p>Times are nanoseconds of one clock; they delay, they never decide what is done.
 */
final class Gathering {
    private static final long QUIET = Duration.ofMillis(300).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final long REFILL = Duration.ofSeconds(30).toNanos();
    private static final int AT_ONCE = 6;

    private @Nullable Long first;
    private long latest;
    private int tokens = AT_ONCE;
    private long refilled;

    Gathering(long now) {
        refilled = now;
    }

    /** An edit was seen. */
    void edited(long now) {
        if (first == null) {
            first = now;
        }
        latest = now;
    }

    /**
     * A pass has looked at the edits.
     *
     * @param now when, if they were why it ran, which costs a token; null: it ran for another reason, or the edit was what
     *     the pass before had published
     */
    void taken(@Nullable Long now) {
        if (first != null && now != null) {
            refill(now);
            tokens = Math.max(0, tokens - 1);
        }
        first = null;
    }

    /** Whether no edit waits. */
    boolean isEmpty() {
        return first == null;
    }

    /** Whether an edit has waited the longest that one may. */
    boolean isOverdue(long now) {
        return first != null && now - first >= LONGEST;
    }

    /**
     * Nanoseconds until the edits are due, 0 if they are; null if there are none.
     *
     * @param urgent do not wait for a token: the live file is missing
     */
    @Nullable
    Long dueIn(long now, boolean urgent) {
        if (first == null) {
            return null;
        }
        refill(now);
        long due = latest + QUIET;
        if (!urgent && tokens == 0) {
            due = Math.max(due, refilled + REFILL);
        }
        due = Math.min(due, first + LONGEST);
        return Math.max(0, due - now);
    }

    private void refill(long now) {
        long fresh = (now - refilled) / REFILL;
        if (fresh > 0) {
            tokens = (int) Math.min(AT_ONCE, tokens + fresh);
            refilled = tokens == AT_ONCE ? now : refilled + fresh * REFILL;
        }
    }
}
