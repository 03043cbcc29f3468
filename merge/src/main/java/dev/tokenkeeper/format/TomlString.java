package dev.tokenkeeper.format;

/** Reads the four kinds of quoted texts of one TOML document. Used for one reading. */
final class TomlString {
    private static final String ESCAPES = "btnfre\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\u001b\"\\";

    private final String text;
    private int at;

    TomlString(String text) {
        this.text = text;
    }

    /** What the quoted text within a line that begins at {@code from} stands for. */
    String line(int from) {
        return read(from, false);
    }

    /** What the quoted text that begins at {@code from} stands for; with three quotes it may go over lines. */
    String read(int from) {
        String quote = text.substring(from, from + 1);
        return read(from, text.startsWith(quote.repeat(3), from));
    }

    /** Behind the quoted text that was read last. */
    int end() {
        return at;
    }

    /** {@code fresh}, a quoted text, in the quotes of {@code old}, if both stand on one line and these can hold it. */
    static String quotedAs(String old, String fresh) {
        char wanted = old.isEmpty() ? ' ' : old.charAt(0);
        boolean lines = old.startsWith("\"\"\"") || old.startsWith("'''");
        lines |= fresh.startsWith("\"\"\"") || fresh.startsWith("'''");
        if (lines || "\"'".indexOf(wanted) < 0 || "\"'".indexOf(fresh.charAt(0)) < 0 || wanted == fresh.charAt(0)) {
            return fresh;
        }
        String inner = fresh.substring(1, fresh.length() - 1);
        return inner.indexOf('\\') < 0 && inner.indexOf(wanted) < 0 ? wanted + inner + wanted : fresh;
    }

    private String read(int from, boolean lines) {
        char quote = text.charAt(from);
        StringBuilder out = new StringBuilder();
        at = from + (lines ? 3 : 1);
        if (lines && at < text.length() && Toml.endsLine(text, at)) {
            at = LineEnds.next(text, at);
        }
        while (true) {
            if (at >= text.length()) {
                throw Unparsable.syntax(at);
            }
            char c = text.charAt(at);
            if (c == quote) {
                if (ends(quote, lines, out)) {
                    return out.toString();
                }
            } else if (c == '\\' && quote == '"') {
                escape(lines, out);
            } else if (Toml.endsLine(text, at) && lines) {
                out.append('\n');
                at = LineEnds.next(text, at);
            } else {
                Toml.control(text, at);
                out.append(c);
                at++;
            }
        }
    }

    /** Whether the quotes here are the end: of more than three the first ones, two at most, are content. */
    private boolean ends(char quote, boolean lines, StringBuilder out) {
        int count = 0;
        while (count < 6 && at + count < text.length() && text.charAt(at + count) == quote) {
            count++;
        }
        if (!lines) {
            at++;
            return true;
        }
        if (count == 6) {
            throw Unparsable.syntax(at);
        }
        at += count;
        out.repeat(quote, count < 3 ? count : count - 3);
        return count >= 3;
    }

    private void escape(boolean lines, StringBuilder out) {
        char which = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        int plain = ESCAPES.indexOf(which);
        if (plain >= 0) {
            out.append(ESCAPED.charAt(plain));
            at += 2;
        } else if (which == 'x' || which == 'u' || which == 'U') {
            out.appendCodePoint(code(which == 'x' ? 2 : which == 'u' ? 4 : 8));
        } else {
            continued(lines);
        }
    }

    private int code(int digits) {
        int code = 0;
        for (int i = at + 2; i < at + 2 + digits; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || code > 0x10ffff) {
                throw Unparsable.syntax(at);
            }
            code = code * 16 + digit;
        }
        if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
            throw Unparsable.syntax(at);
        }
        at += 2 + digits;
        return code;
    }

    /** A backslash at the end of its line: the white space behind it is none of the text's. */
    private void continued(boolean lines) {
        int end = Toml.skip(text, at + 1);
        if (!lines || end == text.length() || !Toml.endsLine(text, end)) {
            throw Unparsable.syntax(at);
        }
        while (end < text.length() && Toml.endsLine(text, end)) {
            end = Toml.skip(text, LineEnds.next(text, end));
        }
        at = end;
    }
}
