package dev.tokenkeeper.format;

/** What character data and attribute values mean: references resolved, line ends as LF, CDATA as the text that it is. */
final class XmlText {
    private static final String CDATA = "<![CDATA[";

    private XmlText() {}

    /**
     * What the content {@code text[from..to)} says, which has no elements. Comments and instructions in it are a part of
     * it: whoever changes them changes it.
     */
    static String content(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '<') {
                int end = markupEnd(text, at);
                if (text.startsWith(CDATA, at)) {
                    data(text, at + CDATA.length(), end - 3, out);
                } else {
                    out.append('\0').append(text, at, end).append('\0');
                }
                at = end;
            } else if (c == '&') {
                at = reference(text, at, out);
            } else {
                int end = at + 1;
                while (end < to && text.charAt(end) != '<' && text.charAt(end) != '&') {
                    end++;
                }
                data(text, at, end, out);
                at = end;
            }
        }
        return out.toString();
    }

    /** Behind the CDATA section, the comment or the instruction at {@code at}, which is known to end. */
    private static int markupEnd(String text, int at) {
        if (text.startsWith(CDATA, at)) {
            return text.indexOf("]]>", at) + 3;
        }
        return text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) + 3 : text.indexOf("?>", at) + 2;
    }

    private static void data(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '\r') {
                out.append(c);
            } else if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                out.append('\n');
            }
        }
    }

    /** What the attribute value {@code text[from..to)}, without its quotes, says. */
    static String attribute(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '&') {
                at = reference(text, at, out);
                continue;
            }
            if (c == '<') {
                throw Unparsable.syntax(at);
            }
            boolean pair = c == '\r' && at + 1 < to && text.charAt(at + 1) == '\n';
            if (!pair) {
                out.append(XmlChars.isSpace(c) ? ' ' : c);
            }
            at++;
        }
        return out.toString();
    }

    /** Refuses references that mean nothing, and the end of a CDATA section that has not begun. */
    static void check(String text, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '&') {
                i = reference(text, i, out) - 1;
                out.setLength(0);
            } else if (c == '>' && i - from >= 2 && text.startsWith("]]", i - 2)) {
                throw Unparsable.syntax(i);
            }
        }
    }

    /** Appends what the reference at {@code at} stands for; behind it. */
    private static int reference(String text, int at, StringBuilder out) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != ';' && end - at < 16) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';') {
            end = longReference(text, at);
        }
        String name = text.substring(at + 1, end);
        switch (name) {
            case "amp" -> out.append('&');
            case "lt" -> out.append('<');
            case "gt" -> out.append('>');
            case "apos" -> out.append('\'');
            case "quot" -> out.append('"');
            default -> out.appendCodePoint(character(name, at));
        }
        return end + 1;
    }

    /** A number may have any count of leading zeros. */
    private static int longReference(String text, int at) {
        int end = text.indexOf(';', at);
        if (end < 0 || !text.startsWith("&#", at)) {
            throw Unparsable.syntax(at);
        }
        return end;
    }

    private static int character(String name, int at) {
        boolean hex = name.startsWith("#x");
        int from = hex ? 2 : 1;
        int code = 0;
        if (name.isEmpty() || name.charAt(0) != '#' || name.length() == from) {
            throw Unparsable.syntax(at);
        }
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
            code = digit < 0 ? -1 : code * (hex ? 16 : 10) + digit;
            if (code < 0 || code > Character.MAX_CODE_POINT) {
                throw Unparsable.syntax(at);
            }
        }
        if (!XmlChars.isAllowed(code)) {
            throw Unparsable.syntax(at);
        }
        return code;
    }
}
