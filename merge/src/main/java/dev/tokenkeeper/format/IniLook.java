package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/** What stands between keys and values in an ini file. */
final class IniLook {
    private IniLook() {}

    /**
     * What stands between {@code key} and its value in {@code into}: as in the first neighbour with a value, else as in
     * the first section that has one, else {@code other}. Where the neighbours' values stand in one column, so does this:
     * in theirs, or in {@code column} if that is not negative.
     */
    static String separator(Document ours, Node.Branch into, String key, String other, int column) {
        Node.Branch like = first(into) == null ? model((Node.Branch) ours.root()) : into;
        Entry sample = like == null ? null : first(like);
        if (like == null || sample == null) {
            return other;
        }
        String separator =
                ours.text().substring(sample.slot().from(), sample.node().span().from());
        int theirs = column(ours.text(), like);
        if (theirs < 0) {
            return separator;
        }
        int sign = Blank.skip(separator, 0, separator.length());
        int blanks = (column < 0 ? theirs : column) - key.length();
        return " ".repeat(Math.max(1, blanks)) + separator.substring(sign);
    }

    /** Where the separators of {@code container} would stand in one column. */
    static int ownColumn(Node.Branch container) {
        int longest = 0;
        for (Entry entry : container.entries()) {
            longest = isValued(entry) ? Math.max(longest, entry.key().length()) : longest;
        }
        return longest + 1;
    }

    /** A section with a key that has a value; null if there is none. */
    static Node.@Nullable Branch model(Node.Branch root) {
        for (Entry entry : root.entries()) {
            if (entry.node() instanceof Node.Branch section && first(section) != null) {
                return section;
            }
        }
        return first(root) == null ? null : root;
    }

    private static @Nullable Entry first(Node.Branch container) {
        for (Entry entry : container.entries()) {
            if (isValued(entry)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether a value begins on the line of its key. */
    private static boolean isValued(Entry entry) {
        return entry.kind() == Entry.Kind.NAMED
                && entry.node() instanceof Node.Scalar value
                && !value.span().isEmpty()
                && !value.meaning().startsWith("=\n");
    }

    /** How far from the keys' begin all separators stand, behind keys of different lengths; -1 if they do not. */
    private static int column(String text, Node.Branch container) {
        int column = -1;
        int length = -1;
        boolean differ = false;
        for (Entry entry : container.entries()) {
            if (isValued(entry)) {
                int from = entry.slot().from();
                int width = entry.key().length() + Blank.skip(text, from, text.length()) - from;
                if ((column >= 0 && width != column) || text.charAt(from) != ' ') {
                    return -1;
                }
                differ |= length >= 0 && entry.key().length() != length;
                length = entry.key().length();
                column = width;
            }
        }
        return differ ? column : -1;
    }
}
