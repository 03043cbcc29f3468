package dev.tokenkeeper.format;

/**
 * Sections of {@code key = value}, as Gitea, Grafana, git, PHP, Python and systemd write them. Where these read a line in
 * two ways, the one counts that leaves a value in one piece: what is behind a value is part of it, a line that is indented
 * deeper than its key continues it, and so does one behind a backslash. Keys and sections may come again.
 */
final class Ini extends Grammar {
    static final String SECTION = "section";

    @Override
    Node read(String text, Budget budget) {
        return new IniReader(text, budget).root();
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public String plain(String meaning) {
        return meaning.startsWith("=") ? meaning.substring(1) : "";
    }

    @Override
    public Inlay inlay() {
        return Inlay.INI;
    }

    @Override
    public Writer writer(Document ours) {
        return new IniWriter(ours);
    }

    /** Whether the line that begins at {@code at} is a comment. */
    static boolean isComment(String text, int at, int end) {
        int start = Blank.skip(text, at, end);
        return start < end && (text.charAt(start) == ';' || text.charAt(start) == '#');
    }

    /** Where the name of the section ends whose heading is in {@code text[from..end)}; -1 if there is none. */
    static int headingEnd(String text, int from, int end) {
        int start = Blank.skip(text, from, end);
        if (start == end || text.charAt(start) != '[') {
            return -1;
        }
        for (int at = start + 1; at < end; at++) {
            if (text.charAt(at) == ']') {
                int next = Blank.skip(text, at + 1, end);
                if (next == end || text.charAt(next) == ';' || text.charAt(next) == '#') {
                    return at;
                }
            }
        }
        return -1;
    }
}
