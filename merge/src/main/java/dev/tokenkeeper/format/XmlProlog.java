package dev.tokenkeeper.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The declaration and the document type at the head of an XML file. Used for one reading. */
final class XmlProlog {
    private static final String PUBLIC_IDENTIFIER = " \r\n-'()+,./:=?;!*#@$_%";

    private final String text;
    private int at;

    XmlProlog(String text) {
        this.text = text;
    }

    /** Behind the declaration at the file's head; 0 if there is none. */
    int declaration() {
        if (!text.startsWith("<?xml") || text.length() < 6 || !XmlChars.isSpace(text.charAt(5))) {
            return 0;
        }
        at = 5;
        String version = attribute("version");
        String encoding = attribute("encoding");
        String standalone = attribute("standalone");
        at = XmlChars.skip(text, at);
        boolean known = "1.0".equals(version)
                && (standalone == null || standalone.equals("yes") || standalone.equals("no"))
                && text.startsWith("?>", at);
        if (!known) {
            throw Unparsable.syntax(at);
        }
        if (encoding != null && !isReadAs(encoding.toUpperCase(Locale.ROOT))) {
            throw new Unparsable(ParseProblem.Kind.NOT_TEXT, 0);
        }
        return at + 2;
    }

    /** Behind the document type at {@code from}. One with declarations in it is refused. */
    int documentType(int from) {
        at = from + "<!DOCTYPE".length();
        space();
        at = XmlChars.name(text, at);
        int name = at;
        at = XmlChars.skip(text, at);
        boolean external = at > name;
        if (external && text.startsWith("SYSTEM", at)) {
            at += 6;
            space();
            literal();
        } else if (external && text.startsWith("PUBLIC", at)) {
            at += 6;
            space();
            publicIdentifier(literal());
            space();
            literal();
        }
        at = XmlChars.skip(text, at);
        if (at >= text.length() || text.charAt(at) != '>') {
            throw Unparsable.syntax(at);
        }
        return at + 1;
    }

    /** {@code head} without what means nothing in it. */
    static String meaning(String head) {
        return String.join(" ", head.replace('\'', '"').replace("=", " = ").split("[ \t\r\n]+"));
    }

    /** Other encodings are read as what they are only where the text has nothing that they write in another way. */
    private boolean isReadAs(String encoding) {
        if (encoding.equals("UTF-8") || encoding.equals("UTF8")) {
            return true;
        }
        boolean alike =
                encoding.equals("US-ASCII") || encoding.startsWith("ISO-8859-") || encoding.startsWith("WINDOWS-125");
        return alike && text.chars().allMatch(c -> c < 0x80);
    }

    private @Nullable String attribute(String name) {
        int start = XmlChars.skip(text, at);
        if (start == at || !text.startsWith(name, start)) {
            return null;
        }
        at = XmlChars.skip(text, start + name.length());
        if (at >= text.length() || text.charAt(at) != '=') {
            throw Unparsable.syntax(at);
        }
        at = XmlChars.skip(text, at + 1);
        return literal();
    }

    private void space() {
        int next = XmlChars.skip(text, at);
        if (next == at) {
            throw Unparsable.syntax(at);
        }
        at = next;
    }

    private String literal() {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw Unparsable.syntax(at);
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private void publicIdentifier(String identifier) {
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && PUBLIC_IDENTIFIER.indexOf(c) < 0) {
                throw Unparsable.syntax(at);
            }
        }
    }
}
