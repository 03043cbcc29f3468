package dev.tokenkeeper.format;

/** How the entries of a container stand in the text: all that inserting and removing need to know. */
public sealed interface Layout {
    /**
     * Each entry has lines of its own. Such a container may hold others of its kind, at any depth; between brackets there
     * is none. The first entry alone may begin within a line, behind what opens the container.
     *
     * @param start where the first entry goes while there is none: at the beginning of a line, or at the text's end
     * @param indent the white space that the lines of its entries begin with
     */
    record Lines(int start, String indent) implements Layout {}

    /**
     * Between brackets, with a separator between two entries.
     *
     * @param open just behind the opening bracket
     * @param close just before the closing one
     */
    record Separated(int open, int close, char separator) implements Layout {}
}
