package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;
import java.time.Duration;

/** Durations as people type them: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}, {@code 1m30s}. */
public final class Durations {
    private static final long DAY = 86_400_000L;

    private Durations() {}

    /** The duration that {@code text} means, at most a day; {@code place} is named when it means none. */
    public static Duration parse(String place, String text) throws UsageException {
        long total = 0;
        int at = 0;
        while (at < text.length()) {
            int from = at;
            long number = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = Math.min(DAY + 1, number * 10 + (text.charAt(at) - '0'));
                at++;
            }
            long unit = unit(text, at);
            if (at == from || unit == 0) {
                throw wrong(place);
            }
            total += number * unit;
            at += text.startsWith("ms", at) ? 2 : 1;
            if (total > DAY) {
                throw new UsageException(place, "is more than a day");
            }
        }
        if (text.isEmpty()) {
            throw wrong(place);
        }
        return Duration.ofMillis(total);
    }

    /** The milliseconds of the unit that stands at {@code at}; 0 where none does. */
    private static long unit(String text, int at) {
        if (text.startsWith("ms", at)) {
            return 1;
        }
        if (at == text.length()) {
            return 0;
        }
        return switch (text.charAt(at)) {
            case 's' -> 1_000;
            case 'm' -> 60_000;
            case 'h' -> 3_600_000;
            default -> 0;
        };
    }

    private static UsageException wrong(String place) {
        return new UsageException(place, "has to be a duration such as 500ms, 30s, 2m");
    }
}
