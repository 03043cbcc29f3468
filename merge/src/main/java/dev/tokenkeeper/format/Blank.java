package dev.tokenkeeper.format;

/** Blanks and tabs: the white space within a line. */
final class Blank {
    private Blank() {}

    static boolean is(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    /** Whether {@code text[from..to)} has nothing else; a CR counts as white space here. */
    static boolean is(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(text.charAt(i)) && text.charAt(i) != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The first place from {@code from} on that is no white space, at most {@code to}. */
    static int skip(String text, int from, int to) {
        int at = from;
        while (at < to && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The last place down from {@code to} with no white space before it, at least {@code from}. */
    static int back(String text, int from, int to) {
        int at = to;
        while (at > from && is(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** {@code span} without white space at both ends; empty at its end if there is nothing else. */
    static Span stripped(String text, Span span) {
        int from = skip(text, span.from(), span.to());
        int to = span.to();
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}
