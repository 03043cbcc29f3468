package dev.tokenkeeper.format;

import java.util.List;

/**
 * One document of a YAML text.
 *
 * @param all the lines of it, with those that begin and end it
 * @param head the lines before its content, up to the one that begins it ({@code ---}); empty if there is none
 * @param kind what its container is
 * @param entries the entries of its container, with all comments
 * @param node its value; for a container of lines that container without the head
 */
record YamlDocument(Span all, Span head, String kind, List<Entry> entries, Node node) {
    YamlDocument {
        entries = List.copyOf(entries);
    }

    /** Whether there is a container with entries on lines, or nothing but comments. */
    boolean hasLines() {
        return node instanceof Node.Branch branch && branch.layout() instanceof Layout.Lines;
    }

    /** Whether there are comments at most. */
    boolean isEmpty() {
        for (Entry entry : entries) {
            if (!entry.isProse()) {
                return false;
            }
        }
        return hasLines() && ((Layout.Lines) ((Node.Branch) node).layout()).none() == null;
    }

    @Override
    public String toString() {
        return "YamlDocument";
    }
}
