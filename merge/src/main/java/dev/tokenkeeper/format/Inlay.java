package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/** How the values of a format hold a text that is itself a document, one constant for each way. Stateless. */
public enum Inlay {
    /** In quotes or not; on one line. */
    INI {
        @Override
        public @Nullable String text(Node.Scalar value) {
            String meaning = value.meaning();
            if (!meaning.startsWith("=") || meaning.indexOf('\n') >= 0) {
                return null;
            }
            String written = meaning.substring(1);
            String inside = unquoted(written);
            return inside == null ? written : inside;
        }

        @Override
        public @Nullable Written write(String text, Place place) {
            String like = place.text(place.entry().node().span());
            boolean bare = unquoted(like) == null;
            String written = bare ? text : quoted(like.charAt(0), text);
            boolean safe = text.indexOf('\n') < 0 && (!bare || unquoted(text) == null);
            return safe ? new Written(written, "=" + written) : null;
        }
    },

    /** In any quotes, over lines too. */
    ENV {
        @Override
        public @Nullable String text(Node.Scalar value) {
            return value.meaning().startsWith("=") ? value.meaning().substring(1) : null;
        }

        @Override
        public Written write(String text, Place place) {
            String like = place.text(place.entry().node().span());
            boolean single = !like.startsWith("\"") && text.indexOf('\'') < 0;
            String safe = single ? "'" + text + "'" : '"' + escaped(text, "\\\"$`") + '"';
            String written = single ? EnvValue.quotedAs(like, safe) : safe;
            return new Written(LineEnds.as(place.document().newline(), written), "=" + text);
        }
    },

    /** With a backslash before what would be something else. */
    PROPERTIES {
        @Override
        public String text(Node.Scalar value) {
            return value.meaning();
        }

        @Override
        public Written write(String text, Place place) {
            String written = escaped(text, "\\").replace("\n", "\\n").replace("\r", "\\r");
            return new Written(Blank.skip(written, 0, 1) > 0 ? "\\" + written : written, text);
        }
    },

    /** As a string of JSON. */
    JSON {
        @Override
        public @Nullable String text(Node.Scalar value) {
            return value.meaning().startsWith("\"") ? value.meaning().substring(1) : null;
        }

        @Override
        public Written write(String text, Place place) {
            StringBuilder written = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int which = "\"\\\b\f\n\r\t".indexOf(c);
                if (which >= 0) {
                    written.append('\\').append("\"\\bfnrt".charAt(which));
                } else if (c < ' ') {
                    written.append("\\u00").append(c < 16 ? "0" : "1").append("0123456789abcdef".charAt(c & 15));
                } else {
                    written.append(c);
                }
            }
            return new Written(written.append('"').toString(), '"' + text);
        }
    },

    /** As a string of PHP that needs nothing to be worked out. */
    PHP {
        @Override
        public @Nullable String text(Node.Scalar value) {
            String meaning = PhpHead.Form.unmarked(value.meaning());
            return meaning.startsWith("\"") ? meaning.substring(1) : null;
        }

        @Override
        public Written write(String text, Place place) {
            boolean two = place.text(place.entry().node().span()).startsWith("\"");
            String written = two ? '"' + escaped(text, "\\\"$") + '"' : "'" + escaped(text, "\\'") + "'";
            String old = ((Node.Scalar) place.entry().node()).meaning();
            int marks = old.length() - PhpHead.Form.unmarked(old).length();
            String meaning = old.substring(0, marks) + '"' + text;
            return new Written(LineEnds.as(place.document().newline(), written), meaning);
        }
    };

    /** The text that {@code value} stands for, with LF at its lines' ends; null if it is no text, or not for sure. */
    public abstract @Nullable String text(Node.Scalar value);

    /** {@code text} as the value of {@code place}, in the quotes that are there; null where they cannot hold it. */
    public abstract @Nullable Written write(String text, Place place);

    /** A value as it is written, and what it then means. */
    public record Written(String text, String meaning) {
        @Override
        public String toString() {
            return "Written";
        }
    }

    private static String escaped(String text, String which) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (which.indexOf(text.charAt(i)) >= 0) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }

    private static String quoted(char quote, String text) {
        return quote + escaped(text, "\\" + quote) + quote;
    }

    /** What stands between quotes that are around all of {@code written}, with a backslash before each of these in it; else null. */
    private static @Nullable String unquoted(String written) {
        int last = written.length() - 1;
        if (last < 1 || "\"'".indexOf(written.charAt(0)) < 0) {
            return null;
        }
        StringBuilder inside = new StringBuilder(last);
        for (int at = 1; at < last; at++) {
            char c = written.charAt(at);
            if (c == '\\'
                    && at + 1 < last
                    && (written.charAt(at + 1) == '\\' || written.charAt(at + 1) == written.charAt(0))) {
                at++;
                c = written.charAt(at);
            } else if (c == written.charAt(0)) {
                return null;
            }
            inside.append(c);
        }
        return written.charAt(last) == written.charAt(0) ? inside.toString() : null;
    }
}
