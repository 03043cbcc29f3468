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
    public String piece(Place theirs, Node.Branch into) {
        return above(theirs, into)
                + finished(indented(theirs, theirs.text(theirs.entry().body()), into));
    }

    @Override
    public final String above(Place theirs, Node.Branch into) {
        return finished(indented(theirs, theirs.text(theirs.entry().above()), into));
    }

    /** {@code lines} of theirs with the line ends of ours and, where those of their container have it, the indentation of {@code into}. */
    String indented(Place theirs, String lines, Node.Branch into) {
        return shifted(theirs, adapted(lines), into);
    }

    /** {@code text} with the indentation of {@code into} instead of that of its container. */
    static String shifted(Place theirs, String text, Node.Branch into) {
        String from = indent(theirs.container());
        String to = indent(into);
        return from.equals(to) ? text : moved(text, from, to);
    }

    /** {@code text}, whose lines begin with {@code from}, with {@code to} instead; a line that does not stays as it is. */
    static String moved(String text, String from, String to) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int next = LineEnds.next(text, at);
            boolean begins = text.startsWith(from, at) && !Blank.is(text, at, LineEnds.contentEnd(text, at, next));
            out.append(begins ? to : "").append(text, begins ? at + from.length() : at, next);
            at = next;
        }
        return out.toString();
    }

    /** The white space that the lines of {@code container}'s entries begin with. */
    static String indent(Node.Branch container) {
        return container.layout() instanceof Layout.Lines lines ? lines.indent() : "";
    }

    /** {@code lines} with a line end behind the last one. */
    final String finished(String lines) {
        return lines.isEmpty() || LineEnds.finishes(lines) ? lines : lines + ours.newline();
    }

    /** As {@link #adapted(String)}, for a value, whose line ends are its own where those of the two documents are the same. */
    final String adapted(Place theirs, String value) {
        return theirs.document().newline().equals(ours.newline()) ? value : adapted(value);
    }

    /** {@code text} of theirs with the line ends of ours. */
    String adapted(String text) {
        return LineEnds.as(ours.newline(), text);
    }

    final Edit raw(Place theirs, Place mine) {
        return new Edit(
                mine.entry().slot(), adapted(theirs, theirs.text(theirs.entry().slot())));
    }
}
