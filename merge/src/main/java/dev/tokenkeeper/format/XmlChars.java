package dev.tokenkeeper.format;

/**
 * Which characters stand where in XML 1.0 (fifth edition, productions 2 to 5). Names have no characters outside the basic
 * plane: before the fifth edition they were not allowed, and parsers such as Java's still refuse them.
 */
final class XmlChars {
    private XmlChars() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether {@code text[from..to)} is white space alone. */
    static boolean isSpace(String text, int from, int to) {
        return skip(text, from) >= to;
    }

    /** Whether a character can stand anywhere at all. */
    static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && c <= 0x10ffff);
    }

    /** Refuses a text with a character that can stand nowhere; a decoded text has no single surrogates. */
    static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c) && !isAllowed(c)) {
                throw Unparsable.syntax(i);
            }
        }
    }

    /**
     * Behind the name that begins at {@code from}.
     *
     * @throws Unparsable if there is none
     */
    static int name(String text, int from) {
        int at = from;
        while (at < text.length() && isName(text.codePointAt(at), at > from)) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == from) {
            throw Unparsable.syntax(from);
        }
        return at;
    }

    private static boolean isName(int c, boolean later) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':') {
            return true;
        }
        if (later && ((c >= '0' && c <= '9') || c == '-' || c == '.')) {
            return true;
        }
        return c >= 0x80 && (startsName(c) || (later && continuesName(c)));
    }

    private static boolean startsName(int c) {
        return (c >= 0xc0 && c <= 0x2ff && c != 0xd7 && c != 0xf7)
                || (c >= 0x370 && c <= 0x1fff && c != 0x37e)
                || c == 0x200c
                || c == 0x200d
                || (c >= 0x2070 && c <= 0x218f)
                || (c >= 0x2c00 && c <= 0x2fef)
                || (c >= 0x3001 && c <= 0xd7ff)
                || (c >= 0xf900 && c <= 0xfdcf)
                || (c >= 0xfdf0 && c <= 0xfffd);
    }

    private static boolean continuesName(int c) {
        return c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f || c == 0x2040;
    }
}
