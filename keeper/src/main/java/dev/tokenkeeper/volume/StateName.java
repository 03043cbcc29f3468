package dev.tokenkeeper.volume;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name in a delivery's state folder, taken apart.
 *
 * @param number the generation it belongs to; 0 where it belongs to none
 * @param nonce the random part; empty where there is none
 */
public record StateName(Kind kind, int number, String nonce) {
    private static final int DIGITS = 8;

    /** What a name in the state folder stands for. */
    public enum Kind {
        /** {@code 00000017}: a generation, whole and immutable. */
        GENERATION("", ""),
        /** {@code 00000017.aborted}: its publish was given up before any live file was replaced. */
        ABORTED("", ".aborted"),
        /** {@code 00000017.damaged}: its checksum was wrong; kept for inspection. */
        DAMAGED("", ".damaged"),
        /** {@code pending-17-5f0c31aa}: bytes about to be the live file. */
        PENDING("pending-", ""),
        /** {@code writing-17-5f0c31aa}: the same, while they are written into a live file in place. */
        WRITING("writing-", ""),
        /** {@code displaced-17-5f0c31aa}: the live file that 17 replaced. */
        DISPLACED("displaced-", ""),
        /** {@code tmp-5f0c31aa}: a file that has not got its name yet. */
        TEMPORARY("tmp-", ""),
        /** Nothing of ours. */
        OTHER("", "");

        private final String before;
        private final String after;

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }

        private boolean isNumbered() {
            return this == GENERATION || this == ABORTED || this == DAMAGED;
        }

        private boolean hasNonce() {
            return this == PENDING || this == WRITING || this == DISPLACED;
        }
    }

    /** Takes {@code name} apart; what this program would not have written is {@link Kind#OTHER}. */
    public static StateName parse(String name) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OTHER && name.startsWith(kind.before) && name.endsWith(kind.after)) {
                String middle = name.substring(
                        kind.before.length(), Math.max(kind.before.length(), name.length() - kind.after.length()));
                StateName parsed = parse(kind, middle);
                if (parsed != null) {
                    return parsed;
                }
            }
        }
        return new StateName(Kind.OTHER, 0, "");
    }

    /** The highest number that {@code names} show as used, aborted or damaged ones too; 0 if there is none. */
    public static int highest(List<StateName> names) {
        int highest = 0;
        for (StateName name : names) {
            if (name.kind.isNumbered()) {
                highest = Math.max(highest, name.number);
            }
        }
        return highest;
    }

    /** The highest number of one kind; 0 if there is none. */
    public static int highest(List<StateName> names, Kind kind) {
        int highest = 0;
        for (StateName name : names) {
            if (name.kind == kind) {
                highest = Math.max(highest, name.number);
            }
        }
        return highest;
    }

    private static @Nullable StateName parse(Kind kind, String middle) {
        if (kind == Kind.TEMPORARY) {
            return new StateName(kind, 0, middle);
        }
        if (kind.hasNonce()) {
            int dash = middle.indexOf('-');
            int number = dash < 0 ? 0 : number(middle.substring(0, dash));
            return number == 0 ? null : new StateName(kind, number, middle.substring(dash + 1));
        }
        int number = middle.length() == DIGITS ? number(middle) : 0;
        return number == 0 ? null : new StateName(kind, number, "");
    }

    private static int number(String digits) {
        int number = 0;
        if (digits.isEmpty() || digits.length() > DIGITS) {
            return 0;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** The name as it stands in the folder. */
    public String text() {
        StringBuilder text = new StringBuilder(32).append(kind.before);
        if (kind == Kind.TEMPORARY) {
            return text.append(nonce).toString();
        }
        String digits = Integer.toString(number);
        if (kind.hasNonce()) {
            return text.append(digits).append('-').append(nonce).toString();
        }
        for (int i = digits.length(); i < DIGITS; i++) {
            text.append('0');
        }
        return text.append(digits).append(kind.after).toString();
    }
}
