package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/** Renders pieces of THEIRS in the style of one document, OURS. Used for one merge, by one thread. */
public interface Writer {
    /** The value of {@code theirs} in the room of {@code ours}. */
    Edit value(Place theirs, Place ours);

    /** An entry of theirs as it stands among the entries of {@code into}; with lines: its comment and its body, as whole lines. */
    String piece(Place theirs, Node.Branch into);

    /** The comment above {@code theirs}, as whole lines among the entries of {@code into}. */
    default String above(Place theirs, Node.Branch into) {
        return theirs.text(theirs.entry().above());
    }

    /**
     * The value of {@code theirs} and the comment beside it in the room of {@code ours}, where one of them cannot be written
     * without the other; null where each has a room of its own.
     */
    default @Nullable Edit valueAndBeside(Place theirs, Place ours) {
        return null;
    }

    /**
     * The comment above an entry of theirs, or free text, at {@code indent} between the brackets of ours; no line end
     * behind it.
     */
    default String remark(Document theirs, Span comment, String indent, String newline) {
        return Remark.moved(theirs, comment, indent, newline);
    }

    /** The comment beside an entry of theirs between brackets, with the white space that leads to it; empty if there is none. */
    default String beside(Place theirs, String indent, String newline) {
        return Remark.beside(theirs, indent, newline);
    }

    /** What stands around the entries of {@code into}, between brackets; {@code like} is one that comes, if any does. */
    default Seams seams(Node.Branch into, @Nullable Place like) {
        return Seams.NONE;
    }

    /**
     * White space between brackets.
     *
     * @param first before the first entry
     * @param between behind a separator
     * @param last behind the last entry
     */
    record Seams(String first, String between, String last) {
        static final Seams NONE = new Seams("", "", "");
    }
}
