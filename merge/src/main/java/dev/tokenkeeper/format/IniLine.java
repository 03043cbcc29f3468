package dev.tokenkeeper.format;

/**
 * One key of an ini file with its value, over all its lines.
 *
 * @param slot from behind the key to the value's end; empty where there is only a key
 * @param end behind its last line
 */
record IniLine(String key, Span slot, Node.Scalar value, int end) {
    /** The meaning of a key without separator. */
    static final String NOTHING = "0";

    private static final String QUOTES = "\"\"\"";

    @Override
    public String toString() {
        return "IniLine";
    }

    /** Reads the line that begins at {@code from} and is neither blank, nor a comment, nor a heading. */
    static IniLine read(String text, int from) {
        int next = LineEnds.next(text, from);
        int end = LineEnds.contentEnd(text, from, next);
        int start = Blank.skip(text, from, end);
        int separator = separator(text, start, end);
        Span name = Blank.stripped(text, new Span(start, separator < 0 ? end : separator));
        String key = name.of(text);
        if (separator < 0) {
            return new IniLine(key, Span.at(name.to()), new Node.Scalar(Span.at(name.to()), NOTHING), next);
        }
        int first = Blank.skip(text, separator + 1, end);
        if (text.startsWith(QUOTES, first)) {
            int close = text.indexOf(QUOTES, first + QUOTES.length());
            if (close >= 0) {
                next = LineEnds.next(text, close);
                end = LineEnds.contentEnd(text, close, next);
            }
        }
        int last = end;
        while (next < text.length()) {
            int more = continued(text, from, last, next);
            if (more < 0) {
                break;
            }
            next = LineEnds.next(text, more);
            last = LineEnds.contentEnd(text, more, next);
        }
        Span value = value(text, separator + 1, first, last);
        Node.Scalar node = new Node.Scalar(value, "=" + plain(text, value));
        return new IniLine(key, new Span(name.to(), value.to()), node, next);
    }

    private static Span value(String text, int from, int first, int last) {
        int to = Blank.stripped(text, new Span(first, last)).to();
        return Blank.is(text, first, to) ? Span.at(from) : new Span(first, to);
    }

    /**
     * Where the separator is, or -1: the first {@code =}, or a colon before it that has white space or nothing behind it,
     * so that {@code http://host = x} has one key.
     */
    private static int separator(String text, int start, int end) {
        int colon = -1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return i;
            }
            if (c == ':') {
                if (i + 1 == end || Blank.is(text.charAt(i + 1))) {
                    return i;
                }
                colon = colon < 0 ? i : colon;
            }
        }
        return colon;
    }

    /**
     * Where the line begins that continues the value which ends at {@code end}, so far, of the key in the line
     * {@code from}; -1 if there is none. Blank lines and comments before it are part of the value.
     */
    private static int continued(String text, int from, int end, int next) {
        boolean escaped = isEscaped(text, from, end);
        int depth = Blank.skip(text, from, text.length()) - from;
        for (int at = next; at < text.length(); at = LineEnds.next(text, at)) {
            int stop = LineEnds.contentEnd(text, at, LineEnds.next(text, at));
            int start = Blank.skip(text, at, stop);
            if (Blank.is(text, start, stop)) {
                escaped = false;
            } else if (!Ini.isComment(text, at, stop)) {
                boolean heading = Ini.headingEnd(text, at, stop) >= 0;
                return start - at > depth || (escaped && !heading) ? at : -1;
            }
        }
        return -1;
    }

    /** Whether an odd number of backslashes ends the line. */
    private static boolean isEscaped(String text, int from, int end) {
        int at = end;
        while (at > from && text.charAt(at - 1) == '\\') {
            at--;
        }
        return (end - at) % 2 == 1;
    }

    /** The value without the indentation and the line ends of its lines. */
    private static String plain(String text, Span value) {
        String written = value.of(text);
        if (written.startsWith(QUOTES)) {
            return LineEnds.as("\n", written);
        }
        if (written.indexOf('\n') < 0) {
            return written;
        }
        StringBuilder plain = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at = LineEnds.next(written, at)) {
            plain.append(at == 0 ? "" : "\n");
            int stop = LineEnds.contentEnd(written, at, LineEnds.next(written, at));
            plain.append(Blank.stripped(written, new Span(at, stop)).of(written));
        }
        return plain.toString();
    }
}
