package dev.tokenkeeper.format;

/** Renders entries that have lines of their own; what a value looks like is for subclasses to say. */
abstract class LineWriter implements Writer {
    private final Document ours;

    LineWriter(Document ours) {
        this.ours = ours;
    }

    @Override
    public final Edit value(Place theirs, Place mine) {
        return theirs.entry().isProse() ? raw(theirs, mine) : named(theirs, mine);
    }

    /** The value of a named entry. */
    Edit named(Place theirs, Place mine) {
        return raw(theirs, mine);
    }

    @Override
    public final String piece(Place theirs, Node.Branch into) {
        Entry entry = theirs.entry();
        String lines = adapted(theirs.text(entry.above()) + theirs.text(entry.body()));
        return LineEnds.finishes(lines) ? lines : lines + ours.newline();
    }

    /** {@code text} of theirs with the line ends of ours. */
    String adapted(String text) {
        return LineEnds.as(ours.newline(), text);
    }

    final Edit raw(Place theirs, Place mine) {
        return new Edit(mine.entry().slot(), adapted(theirs.text(theirs.entry().slot())));
    }
}
