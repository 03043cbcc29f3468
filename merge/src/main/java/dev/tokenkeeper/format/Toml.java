package dev.tokenkeeper.format;

/**
 * TOML 1.1, and so 1.0. A table with a heading is a section wherever it stands; an item of an array of tables is one that
 * holds the tables below it. Keys are pointers: {@code a.b} is {@code a/b}. What TOML forbids to define twice is refused.
 */
final class Toml extends Grammar {
    static final String TABLE = "table";
    static final String INLINE = "inline table";
    static final String ARRAY = "array";

    @Override
    Node read(String text, Budget budget) {
        return new TomlReader(text, budget).root();
    }

    @Override
    public String plain(String meaning) {
        return Json.unquoted(meaning);
    }

    @Override
    public Writer writer(Document ours) {
        return new TomlWriter(ours);
    }

    /** The first place from {@code at} on that is neither a blank nor a tab. */
    static int skip(String text, int at) {
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    /** Whether the text or a line ends at {@code at}: with LF or CR LF, not with CR alone. */
    static boolean endsLine(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    /** Where the comment that begins at {@code at} ends, without its line end. */
    static int commentEnd(String text, int at) {
        int end = at;
        while (!endsLine(text, end)) {
            control(text, end);
            end++;
        }
        return end;
    }

    /** Refuses what may stand neither in a comment nor, as it is, in a quoted text. */
    static void control(String text, int at) {
        char c = text.charAt(at);
        if ((c < ' ' && c != '\t') || c == '\u007f') {
            throw Unparsable.syntax(at);
        }
    }
}
