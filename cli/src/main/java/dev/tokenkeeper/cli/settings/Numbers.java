package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;

/** Whole numbers as people type them. */
public final class Numbers {
    private Numbers() {}

    /** The number that {@code text} means, from {@code least} to 2147483647; {@code place} is named when it means none. */
    public static int parse(String place, String text, int least) throws UsageException {
        long number = text.isEmpty() || text.length() > 10 ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            char c = text.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : -1;
        }
        if (number < least || number > Integer.MAX_VALUE) {
            throw new UsageException(place, "has to be a number from " + least);
        }
        return (int) number;
    }
}
