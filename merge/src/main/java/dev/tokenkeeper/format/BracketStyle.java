package dev.tokenkeeper.format;

/** How one document with brackets is laid out, so that what comes into it looks the same. Found once per merge. Immutable. */
final class BracketStyle {
    private final String text;
    private final boolean lines;
    private final String unit;
    private final String connector;
    private final String comma;

    private BracketStyle(Document document, String usual, String usualUnit) {
        text = document.text();
        lines = isEmpty(document.root()) || spansLines(document.root().span());
        connector = connector(document.root(), usual);
        comma = lines || connector.endsWith(" ") ? " " : "";
        unit = unit(document.root(), usualUnit);
    }

    /** {@code usual}: what stands between a name and its value where the document has none. */
    static BracketStyle of(Document document, String usual) {
        return of(document, usual, "  ");
    }

    /** {@code usualUnit}: what one more level is indented by where the document does not show it. */
    static BracketStyle of(Document document, String usual, String usualUnit) {
        return new BracketStyle(document, usual, usualUnit);
    }

    /** Whether the document has lines at all; an empty one gets them with its first entries. */
    boolean lines() {
        return lines;
    }

    /** What one more level is indented by. */
    String unit() {
        return unit;
    }

    /** What stands between a name and its value. */
    String connector() {
        return connector;
    }

    /** What stands behind a comma within a line. */
    String comma() {
        return comma;
    }

    /** The white space that the line with the character at {@code at} begins with. */
    String lineIndent(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(start, Blank.skip(text, start, at));
    }

    /** Whether {@code span} goes over a line end. */
    boolean spansLines(Span span) {
        return text.indexOf('\n', span.from(), span.to()) >= 0;
    }

    /** What stands between the name of {@code entry} and its value; {@code usual} where that is more than white space. */
    String connectorOf(Entry entry, String usual) {
        String written = text.substring(entry.slot().from(), entry.node().span().from());
        return written.strip().equals(usual.strip()) && written.indexOf('\n') < 0 ? written : usual;
    }

    private static boolean isEmpty(Node root) {
        return root instanceof Node.Branch branch
                && (branch.entries().isEmpty() || branch.entries().getLast().kind() == Entry.Kind.HEADER);
    }

    private String connector(Node root, String usual) {
        Node node = root;
        while (node instanceof Node.Branch branch) {
            Node inner = null;
            for (Entry entry : branch.entries()) {
                if (entry.isNamed() && !entry.isProse()) {
                    return connectorOf(entry, usual);
                }
                inner = inner == null && !entry.isProse() ? entry.node() : inner;
            }
            node = inner;
        }
        return usual;
    }

    private String unit(Node root, String usualUnit) {
        if (root instanceof Node.Branch branch) {
            for (Entry entry : branch.entries()) {
                int at = entry.body().from();
                boolean inside = at > root.span().from();
                if (inside && spansLines(new Span(root.span().from(), at))) {
                    String indent = lineIndent(at);
                    return indent.isEmpty() ? usualUnit : indent;
                }
            }
        }
        return usualUnit;
    }
}
