package dev.tokenkeeper.format;

/**
 * One logical line of a properties file.
 *
 * @param slot from behind the key to the line's end: separator and value
 * @param end behind its last natural line
 */
record PropertyLine(String key, Span slot, Node.Scalar value, int end) {
    @Override
    public String toString() {
        return "PropertyLine";
    }

    /** Reads the logical line that begins at {@code from} and is neither blank nor a comment. */
    static PropertyLine read(String text, int from) {
        return new Scan(text, from).line();
    }

    /** Walks over the characters of the logical line, in which continuations do not exist. */
    private static final class Scan {
        private final String text;
        private int at;

        Scan(String text, int from) {
            this.text = text;
            this.at = from;
            skipContinuations();
            skipBlanks();
        }

        PropertyLine line() {
            StringBuilder key = new StringBuilder();
            while (!atEnd() && !Blank.is(here()) && here() != '=' && here() != ':') {
                take(key);
            }
            int slot = at;
            skipBlanks();
            if (!atEnd() && (here() == '=' || here() == ':')) {
                step();
                skipBlanks();
            }
            int start = at;
            StringBuilder value = new StringBuilder();
            while (!atEnd()) {
                take(value);
            }
            Node.Scalar scalar = new Node.Scalar(new Span(start, at), value.toString());
            return new PropertyLine(key.toString(), new Span(slot, at), scalar, LineEnds.nextWithCr(text, at));
        }

        private boolean atEnd() {
            return at >= text.length() || here() == '\n' || here() == '\r';
        }

        private char here() {
            return text.charAt(at);
        }

        private void skipBlanks() {
            while (!atEnd() && Blank.is(here())) {
                step();
            }
        }

        private void step() {
            at++;
            skipContinuations();
        }

        /** A backslash at a line's end and the white space that begins the next line are not there. */
        private void skipContinuations() {
            while (at < text.length() && here() == '\\' && endsLine(at + 1)) {
                int next = LineEnds.nextWithCr(text, at);
                at = Blank.skip(text, next, text.length());
            }
        }

        private boolean endsLine(int here) {
            return here >= text.length() || text.charAt(here) == '\n' || text.charAt(here) == '\r';
        }

        /** Takes one character, or what its escape stands for. */
        private void take(StringBuilder out) {
            char c = here();
            if (c != '\\') {
                out.append(c);
                step();
                return;
            }
            at++;
            char escaped = here();
            if (escaped == 'u') {
                int code = Hex.four(text, at + 1);
                if (code < 0) {
                    throw Unparsable.syntax(at);
                }
                out.append((char) code);
                at += 4;
            } else {
                int which = "tnrf".indexOf(escaped);
                out.append(which < 0 ? escaped : "\t\n\r\f".charAt(which));
            }
            step();
        }
    }
}
