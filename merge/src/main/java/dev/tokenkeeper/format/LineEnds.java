package dev.tokenkeeper.format;

/** Where lines end, and how: LF, CR LF, or a single CR where a format says so. */
public final class LineEnds {
    private LineEnds() {}

    /** The line end of {@code text}'s first line, LF or CR LF; LF where it has one line only. */
    public static String of(String text) {
        int lf = text.indexOf('\n');
        return lf > 0 && text.charAt(lf - 1) == '\r' ? "\r\n" : "\n";
    }

    /** {@code text} with each line end as {@code newline}. */
    public static String as(String newline, String text) {
        String plain = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        return newline.equals("\n") ? plain : plain.replace("\n", newline);
    }

    /** A value of {@code from} in {@code into}: its line ends are its own where those of the two documents are the same. */
    static String ofValue(Document from, Document into, String value) {
        return from.newline().equals(into.newline()) ? value : as(into.newline(), value);
    }

    /** Whether {@code text} ends with a line end. */
    public static boolean finishes(String text) {
        return !text.isEmpty() && isEnd(text.charAt(text.length() - 1));
    }

    /** {@code text} without the line end at its end, if there is one. */
    public static String unfinished(String text) {
        return text.substring(0, contentEnd(text, 0, text.length()));
    }

    /** Behind the line that {@code at} is in, its end included. */
    static int next(String text, int at) {
        int lf = text.indexOf('\n', at);
        return lf < 0 ? text.length() : lf + 1;
    }

    /** As {@link #next}, where a single CR ends a line too. */
    static int nextWithCr(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    /** Where the characters of the line {@code from..to} end and its line end begins. */
    static int contentEnd(String text, int from, int to) {
        int end = to;
        if (end > from && text.charAt(end - 1) == '\n') {
            end--;
            if (end > from && text.charAt(end - 1) == '\r') {
                end--;
            }
        } else if (end > from && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    private static boolean isEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
