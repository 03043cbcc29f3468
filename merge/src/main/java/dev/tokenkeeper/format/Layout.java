package dev.tokenkeeper.format;

/** How the entries of a container stand in the text: all that inserting and removing need to know. */
public sealed interface Layout {
    /** Each entry has lines of its own. */
    record Lines() implements Layout {}

    /**
     * Between brackets, with a separator between two entries.
     *
     * @param open just behind the opening bracket
     * @param close just before the closing one
     */
    record Separated(int open, int close, char separator) implements Layout {}
}
