package dev.tokenkeeper.format;

/**
 * A text and the tree of what stands in it. Immutable.
 *
 * @param text all characters but the byte order mark
 * @param marked whether the bytes begin with a byte order mark
 * @param newline the line end of the text: that of its first line
 */
public record Document(String text, boolean marked, String newline, Node root) implements Parsed {
    @Override
    public String toString() {
        return "Document";
    }
}
