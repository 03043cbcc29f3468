package dev.tokenkeeper.acceptance.kill;

import org.jspecify.annotations.Nullable;

/**
 * The token of this test: what the source delivers names its version at its head and at its end, and below it the
 * application has numbered lines. So a reader can tell a whole file from a torn one.
 */
final class Token {
    static final String LINE = "Access: ";
    private static final int DIGITS = 6;
    private static final int FILLING = 40;

    private Token() {}

    /** What the source delivers. */
    static String source(int version) {
        StringBuilder text = new StringBuilder("SOFTWARE_LICENSE_V1\nVersion: " + version + "\n");
        for (int i = 0; i < FILLING; i++) {
            text.append("Feature ").append(i).append(": enabled for everybody\n");
        }
        return text.append("Checked: ").append(version).append('\n').toString();
    }

    /** The application's line. */
    static String line(int number) {
        String digits = Integer.toString(number);
        return LINE + "0".repeat(DIGITS - digits.length()) + digits + "\n";
    }

    /** The application's first lines. */
    static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(line(i));
        }
        return text.toString();
    }

    /** The part that comes from the source: what is above the application's first line. */
    static String head(String text) {
        int at = text.indexOf(LINE);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Null if {@code text} is one whole version and below it whole lines of the application, each once and in order. */
    static @Nullable String fault(String text) {
        String head = head(text);
        int at = head.indexOf("Version: ");
        int end = head.indexOf('\n', Math.max(0, at));
        if (at < 0 || end < 0) {
            return "no version among " + text.length() + " characters";
        }
        String version = head.substring(at + "Version: ".length(), end);
        if (!version.matches("[0-9]{1,6}") || !head.equals(source(Integer.parseInt(version)))) {
            return "not a whole version: " + version + ", " + head.length() + " characters of it";
        }
        int length = line(1).length();
        String tail = text.substring(head.length());
        int before = 0;
        for (int from = 0; from < tail.length(); from += length) {
            String line = from + length <= tail.length() ? tail.substring(from, from + length) : "";
            if (!line.startsWith(LINE) || !line.endsWith("\n")) {
                return "a torn line after " + before;
            }
            int number = Integer.parseInt(line.substring(LINE.length(), length - 1));
            if (number <= before) {
                return "line " + number + " after " + before;
            }
            before = number;
        }
        return null;
    }
}
