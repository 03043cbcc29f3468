package dev.tokenkeeper.history;

/**
 * Reads the header line of a generation from left to right. It knows just the JSON that {@link HeaderWriter} writes, in the
 * order in which it is written: the checksum was compared before, so anything else is another layout or damage. Anything
 * unexpected is an {@link IllegalArgumentException} without content.
 */
final class HeaderReader {
    private final String line;
    private int at;

    HeaderReader(String line) {
        this.line = line;
    }

    /** Takes exactly {@code text}. */
    HeaderReader expect(String text) {
        if (!take(text)) {
            throw unexpected();
        }
        return this;
    }

    /** Takes {@code text} if it is next. */
    boolean take(String text) {
        if (line.startsWith(text, at)) {
            at += text.length();
            return true;
        }
        return false;
    }

    /** A whole number that is not negative. */
    long number() {
        int from = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        if (from == at || at - from > 19) {
            throw unexpected();
        }
        return Long.parseLong(line, from, at, 10);
    }

    /** A whole number that fits an {@code int}. */
    int small() {
        return Math.toIntExact(number());
    }

    /** A string in quotes. */
    String string() {
        expect("\"");
        StringBuilder text = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            if (c != '\\') {
                text.append(c);
            } else if (take("u")) {
                if (at + 4 > line.length()) {
                    throw unexpected();
                }
                text.append((char) Integer.parseInt(line, at, at + 4, 16));
                at += 4;
            } else if (at < line.length()) {
                text.append(line.charAt(at++));
            }
        }
        throw unexpected();
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("header, column " + (at + 1));
    }
}
