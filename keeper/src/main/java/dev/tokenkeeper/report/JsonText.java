package dev.tokenkeeper.report;

/**
 * Writes JSON (RFC 8259) on one line, with commas where they belong. It does not check that what is opened is closed;
 * the published schemas do, in the tests.
 */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256);
    private boolean comma;

    public JsonText open(char bracket) {
        separate();
        text.append(bracket);
        comma = false;
        return this;
    }

    public JsonText close(char bracket) {
        text.append(bracket);
        comma = true;
        return this;
    }

    /** A name; a value has to follow. */
    public JsonText name(String name) {
        separate();
        quote(name);
        text.append(':');
        comma = false;
        return this;
    }

    public JsonText value(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    public JsonText value(long value) {
        separate();
        text.append(value);
        comma = true;
        return this;
    }

    public JsonText value(boolean value) {
        separate();
        text.append(value);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                // A lone surrogate is not UTF-8; escaped, both halves of a pair are read back as one.
                escape(c);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((c >> shift) & 15));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
