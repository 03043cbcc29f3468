package dev.tokenkeeper.format;

/**
 * One assignment of an env file.
 *
 * @param slot from behind the key to the value's end; empty where there is only a key
 * @param beside the comment behind it with its white space
 * @param end behind its last line
 */
record EnvLine(String key, Span slot, Node.Scalar value, Span beside, int end) {
    private static final String EXPORT = "export";

    @Override
    public String toString() {
        return "EnvLine";
    }

    /** Reads the assignment that begins at {@code from}. */
    static EnvLine read(String text, int from) {
        int start = from;
        int behind = from + EXPORT.length();
        if (text.startsWith(EXPORT, from) && behind < text.length() && Blank.is(text.charAt(behind))) {
            start = Blank.skip(text, behind, text.length());
        }
        int keyEnd = keyEnd(text, start);
        String key = text.substring(start, keyEnd);
        int at = Blank.skip(text, keyEnd, text.length());
        if (at < text.length() && text.charAt(at) == '=') {
            Span value = value(text, at + 1);
            Node.Scalar node = new Node.Scalar(value, EnvValue.meaning(value.of(text)));
            return ended(text, key, new Span(keyEnd, value.to()), node);
        }
        return ended(text, key, Span.at(keyEnd), new Node.Scalar(Span.at(keyEnd), EnvValue.NOTHING));
    }

    /** With what is behind the value: nothing, or a comment. */
    private static EnvLine ended(String text, String key, Span slot, Node.Scalar value) {
        int from = slot.to();
        int next = LineEnds.next(text, from);
        int end = LineEnds.contentEnd(text, from, next);
        int at = Blank.skip(text, from, end);
        if (at == end) {
            return new EnvLine(key, slot, value, Span.at(from), next);
        }
        if (at == from || text.charAt(at) != '#') {
            throw Unparsable.syntax(at);
        }
        return new EnvLine(key, slot, value, new Span(from, end), next);
    }

    private static int keyEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isName(text.charAt(at), at > from)) {
            at++;
        }
        if (at == from) {
            throw Unparsable.syntax(at);
        }
        return at;
    }

    private static boolean isName(char c, boolean later) {
        boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        boolean digit = (c >= '0' && c <= '9') || c == '.' || c == '-';
        return letter || (later && digit);
    }

    /** The value as it is written, quotes included, somewhere behind {@code from}; {@code from} itself if it is empty. */
    private static Span value(String text, int from) {
        int end = LineEnds.contentEnd(text, from, LineEnds.next(text, from));
        int start = Blank.skip(text, from, end);
        if (start == end || (start > from && text.charAt(start) == '#')) {
            return Span.at(from);
        }
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            int close = close(text, start, quote);
            if (close > end || endsThere(text, close, end)) {
                return new Span(start, close);
            }
        }
        return new Span(start, plainEnd(text, start, end));
    }

    /** Behind the closing quote. */
    private static int close(String text, int open, char quote) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw Unparsable.syntax(open);
        }
        return at + 1;
    }

    private static boolean endsThere(String text, int at, int end) {
        int next = Blank.skip(text, at, end);
        return next == end || (next > at && text.charAt(next) == '#');
    }

    /** Where an unquoted value ends: before a comment or the white space at the line's end. */
    private static int plainEnd(String text, int start, int end) {
        int stop = text.indexOf('#', start + 1, end);
        while (stop >= 0 && !Blank.is(text.charAt(stop - 1))) {
            stop = text.indexOf('#', stop + 1, end);
        }
        return Blank.stripped(text, new Span(start, stop < 0 ? end : stop)).to();
    }
}
