package dev.tokenkeeper.format;

/**
 * Renders entries of arrays as those of ours look: quotes, brackets, and whether an array begins on the line of its name.
 * Whole statements stay as theirs writes them.
 */
final class PhpWriter extends BracketWriter {
    static final String ARROW = " => ";

    private final Node.Branch like;
    private final LineWriter lines;
    private final String broken;

    PhpWriter(Document ours) {
        this(ours, model((Node.Branch) ours.root()));
    }

    private PhpWriter(Document ours, Node.Branch like) {
        super(new Document(ours.text(), ours.marked(), ours.newline(), like), ARROW, unit(ours));
        this.like = like;
        this.lines = new LineWriter(ours) {};
        this.broken = broken(ours, like);
    }

    @Override
    public Edit value(Place theirs, Place mine) {
        Node fresh = theirs.entry().node();
        Node old = mine.entry().node();
        boolean statement = isLines(mine.container());
        if (statement && theirs.entry().isProse()) {
            return free(theirs, mine);
        }
        if (statement && !form(theirs).equals(form(mine))) {
            return new Edit(code(mine), text(theirs.document(), code(theirs)));
        }
        if (fresh instanceof Node.Scalar
                && old instanceof Node.Scalar
                && !theirs.entry().isProse()) {
            String written = text(theirs.document(), fresh.span());
            return new Edit(old.span(), PhpString.quotedAs(mine.text(old.span()), written));
        }
        return super.value(theirs, mine);
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        return isLines(into) ? lines.piece(theirs, into) : super.piece(theirs, into);
    }

    @Override
    public String above(Place theirs, Node.Branch into) {
        return lines.above(theirs, into);
    }

    @Override
    String scalar(Document from, Node.Scalar value) {
        return text(from, value.span());
    }

    @Override
    String opening(Document from, Node.Branch container) {
        if (isLines(like)) {
            return super.opening(from, container);
        }
        return super.opening(ours(), like);
    }

    @Override
    String closing(Document from, Node.Branch container) {
        return opening(from, container).endsWith("[") ? "]" : ")";
    }

    @Override
    String connector(Node value, String usual, String indent) {
        boolean lines = value instanceof Node.Branch array
                && array.layout() instanceof Layout.Separated brackets
                && brackets.room() != null
                && brackets.room().lines();
        return lines && !broken.isEmpty() ? broken + ours().newline() + indent : usual;
    }

    /** Code that becomes a comment gets a blank line behind it, so that it stays nobody's. */
    private Edit free(Place theirs, Place mine) {
        Edit edit = lines.value(theirs, mine);
        if (!Php.isComment(theirs.entry()) || Php.isComment(mine.entry())) {
            return edit;
        }
        return new Edit(edit.span(), edit.text() + ours().newline());
    }

    /** An array of ours that has lines, which shows what others should look like; the root if there is none. */
    private static Node.Branch model(Node.Branch root) {
        for (Entry entry : root.entries()) {
            if (entry.node() instanceof Node.Branch array && array.layout() instanceof Layout.Separated brackets) {
                Layout.Room room = brackets.room();
                if (room != null && room.lines() && !array.entries().isEmpty()) {
                    return array;
                }
            }
        }
        return root;
    }

    /** What stands before the line end between a name and its array, as {@code var_export} puts one there; empty if nothing does. */
    private static String broken(Document ours, Node.Branch like) {
        for (Entry entry : like.entries()) {
            if (entry.node() instanceof Node.Branch array && entry.kind() == Entry.Kind.NAMED && !isLines(like)) {
                String written = new Span(entry.slot().from(), array.span().from()).of(ours.text());
                int line = LineEnds.next(written, 0);
                return line < written.length() || LineEnds.finishes(written)
                        ? LineEnds.unfinished(written.substring(0, line))
                        : "";
            }
        }
        return "";
    }

    /** {@code var_export} indents by two blanks, and everybody else by four. */
    private static String unit(Document ours) {
        return ours.text().contains("array (") ? "  " : "    ";
    }

    private static boolean isLines(Node.Branch container) {
        return container.layout() instanceof Layout.Lines;
    }

    /** How a statement sets what it sets. */
    private static String form(Place place) {
        String text = place.document().text();
        int start = Blank.skip(text, place.entry().body().from(), text.length());
        PhpHead head = PhpHead.read(text, new PhpScan(text), start);
        return head == null ? "" : head.form().name();
    }

    /** A statement with its semicolon, without what is around it. */
    private static Span code(Place place) {
        String text = place.document().text();
        int start = Blank.skip(text, place.entry().body().from(), text.length());
        return new Span(start, place.entry().beside().from());
    }

    private String text(Document from, Span span) {
        return LineEnds.ofValue(from, ours(), span.of(from.text()));
    }
}
