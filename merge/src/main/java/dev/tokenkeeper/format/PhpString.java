package dev.tokenkeeper.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a PHP expression means as far as that is sure without running it, and how one is written in the quotes of another. */
final class PhpString {
    /** What may stand behind a backslash between double quotes for the meaning to be sure, and what it stands for. */
    private static final String ESCAPED = "\\\"$nrt";

    private static final String STANDS_FOR = "\\\"$\n\r\t";

    private PhpString() {}

    /** The meaning of {@code written}: a text in any quotes, a word in any case, else the code as it is. */
    static String meaning(String written) {
        String plain = LineEnds.as("\n", written);
        String literal = literal(plain);
        if (literal != null) {
            return '"' + literal;
        }
        boolean word =
                plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false") || plain.equalsIgnoreCase("null");
        return word ? plain.toLowerCase(Locale.ROOT) : plain;
    }

    /** The text that {@code written} is for sure; null if it is no string, or what it is depends on something. */
    static @Nullable String literal(String written) {
        int last = written.length() - 1;
        if (last < 1 || written.charAt(0) != written.charAt(last)) {
            return null;
        }
        char quote = written.charAt(0);
        return quote == '\'' || quote == '"' ? unescaped(written, quote) : null;
    }

    private static @Nullable String unescaped(String written, char quote) {
        int last = written.length() - 1;
        StringBuilder out = new StringBuilder(last);
        for (int at = 1; at < last; at++) {
            char c = written.charAt(at);
            if (c == quote || (c == '$' && quote == '"')) {
                return null;
            }
            if (c == '\\') {
                char next = written.charAt(at + 1);
                boolean escaped = at + 1 < last && (next == '\\' || next == quote);
                int which = quote == '"' ? ESCAPED.indexOf(next) : -1;
                if (at + 1 == last || (quote == '"' && which < 0)) {
                    return null;
                }
                if (which >= 0 || escaped) {
                    c = which >= 0 ? STANDS_FOR.charAt(which) : next;
                    at++;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    /** {@code written} in the quotes of {@code like}; as it is written where it is no text, or these cannot hold it. */
    static String quotedAs(String like, String written) {
        String literal = literal(written);
        if (literal == null || literal(like) == null || like.charAt(0) == written.charAt(0)) {
            return written;
        }
        if (like.charAt(0) == '\'') {
            return '\'' + literal.replace("\\", "\\\\").replace("'", "\\'") + '\'';
        }
        boolean plain = literal.indexOf('\\') < 0 && literal.indexOf('$') < 0;
        return plain ? '"' + literal.replace("\"", "\\\"") + '"' : written;
    }
}
