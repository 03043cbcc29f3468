package dev.tokenkeeper.format;

/** Reads quoted texts of one JSON document. Used for one reading. */
final class JsonString {
    private final String text;
    private int at;

    JsonString(String text) {
        this.text = text;
    }

    /** What the quoted text that begins at {@code from} stands for. */
    String read(int from) {
        return read(from, from + 1);
    }

    /** The same behind a quotation mark, which tells it from a number or a word. */
    String meaning(int from) {
        return read(from, from);
    }

    private String read(int from, int begin) {
        int plain = from + 1;
        while (plain < text.length() && text.charAt(plain) != '"' && text.charAt(plain) != '\\') {
            control(plain);
            plain++;
        }
        if (plain < text.length() && text.charAt(plain) == '"') {
            at = plain + 1;
            return text.substring(begin, plain);
        }
        StringBuilder out = new StringBuilder(plain - begin).append(text, begin, plain);
        at = plain;
        while (peek() != '"') {
            char c = peek();
            if (c == '\\') {
                at++;
                out.append(escaped());
            } else {
                control(at);
                out.append(c);
                at++;
            }
        }
        at++;
        return out.toString();
    }

    /** Behind the quoted text that was read last. */
    int end() {
        return at;
    }

    private void control(int here) {
        if (text.charAt(here) < ' ') {
            throw Unparsable.syntax(here);
        }
    }

    private char escaped() {
        int which = "\"\\/bfnrt".indexOf(peek());
        if (which >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(which);
        }
        int code = peek() == 'u' ? Hex.four(text, at + 1) : -1;
        if (code < 0) {
            throw Unparsable.syntax(at);
        }
        at += 5;
        return (char) code;
    }

    private char peek() {
        if (at >= text.length()) {
            throw Unparsable.syntax(at);
        }
        return text.charAt(at);
    }
}
