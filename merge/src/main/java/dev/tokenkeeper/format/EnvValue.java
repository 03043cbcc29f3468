package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/** What the value of an env file means, and how one is written in the quotes of another. */
final class EnvValue {
    /** The meaning of a key without {@code =}. */
    static final String NOTHING = "0";

    /** Without quotes, these mean one thing to a shell and another to a library, or begin something. */
    private static final String DIFFERS = "\"'\\$` \t;&|<>()~";

    private EnvValue() {}

    /**
     * What {@code written} stands for. Texts that readers agree on have the same meaning in each kind of quotes; where
     * something would be expanded, or readers differ, the meaning is the text as it is written.
     */
    static String meaning(String written) {
        String literal = literal(written);
        return literal == null ? "?" + LineEnds.as("\n", written) : "=" + LineEnds.as("\n", literal);
    }

    /** {@code written} in the quotes of {@code like}; as it is written where these cannot hold it. */
    static String quotedAs(String like, String written) {
        String literal = literal(written);
        if (literal == null || like.isEmpty()) {
            return written;
        }
        char quote = like.charAt(0);
        if (quote == '\'' && literal.indexOf('\'') < 0) {
            return "'" + literal + "'";
        }
        if (quote == '"' && !hasAny(literal, "\"\\$`")) {
            return '"' + literal + '"';
        }
        return quote != '\'' && quote != '"' && isPlain(literal) ? literal : written;
    }

    private static @Nullable String literal(String written) {
        // Most values: without looking for what could mean something else.
        if (isPlain(written)) {
            return written;
        }
        char quote = written.charAt(0);
        boolean quoted = written.length() > 1 && written.charAt(written.length() - 1) == quote;
        if (quote == '\'' && quoted && written.indexOf('\'', 1) == written.length() - 1) {
            return written.substring(1, written.length() - 1);
        }
        if (quote == '"' && quoted) {
            return unescaped(written);
        }
        return quote == '#' || hasAny(written, DIFFERS) ? null : written;
    }

    /** The text between double quotes; null where it depends on who reads it. */
    private static @Nullable String unescaped(String written) {
        StringBuilder out = new StringBuilder(written.length());
        for (int i = 1; i < written.length() - 1; i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                i++;
                c = written.charAt(i);
                if (i == written.length() - 1 || "\"\\$`".indexOf(c) < 0) {
                    return null;
                }
            } else if (c == '$' || c == '`' || c == '"') {
                return null;
            }
            out.append(c);
        }
        return out.toString();
    }

    private static boolean hasAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether every reader takes {@code text} as it is, without quotes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!word && "_./:@%+,=-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
