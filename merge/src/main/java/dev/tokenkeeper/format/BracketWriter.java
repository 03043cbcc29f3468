package dev.tokenkeeper.format;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders what stands between brackets in the look of ours, comments included: over lines where its document has lines,
 * each level one unit deeper; what theirs keeps on one line in a document with lines stays on one. What names, values and
 * brackets look like is for subclasses to say; by default they are taken as they are written.
 */
abstract class BracketWriter implements Writer {
    private final Document ours;
    private final String usual;
    private final BracketStyle style;
    private final IdentityHashMap<Document, BracketStyle> styles = new IdentityHashMap<>();

    /** {@code usual}: what stands between a name and its value where a document has none. */
    BracketWriter(Document ours, String usual) {
        this(ours, usual, "  ");
    }

    /** {@code usualUnit}: what one more level is indented by where a document does not show it. */
    BracketWriter(Document ours, String usual, String usualUnit) {
        this.ours = ours;
        this.usual = usual;
        this.style = BracketStyle.of(ours, usual, usualUnit);
    }

    @Override
    public Edit value(Place theirs, Place mine) {
        Node node = theirs.entry().node();
        Span room = mine.entry().node().span();
        if (theirs.entry().isProse()) {
            return new Edit(room, remark(theirs.document(), node.span(), style.lineIndent(room.from()), newline()));
        }
        StringBuilder out = new StringBuilder();
        value(theirs.document(), node, node instanceof Node.Branch ? style.lineIndent(room.from()) : "", out);
        return new Edit(room, out.toString());
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        StringBuilder out = new StringBuilder();
        String connector = style.connector();
        for (Entry sibling : into.entries()) {
            if (sibling.isNamed() && !sibling.isProse()) {
                connector = style.connectorOf(sibling, connector);
                break;
            }
        }
        String indent = indentIn(into);
        name(theirs.document(), theirs.entry(), connector(theirs.entry().node(), connector, indent), out);
        value(theirs.document(), theirs.entry().node(), indent, out);
        return out.toString();
    }

    @Override
    public Seams seams(Node.Branch into, @Nullable Place like) {
        List<Entry> entries = into.entries();
        if (like != null && isEmpty(into)) {
            boolean lines = style.lines() && (overLines(like.document(), like.container()) || commented(like));
            return lines
                    ? new Seams(
                            line(indentIn(into)),
                            line(indentIn(into)),
                            line(style.lineIndent(into.span().from())))
                    : new Seams("", style.comma(), "");
        }
        for (int i = 1; i < entries.size(); i++) {
            Entry left = entries.get(i - 1);
            Layout.Separated layout = (Layout.Separated) into.layout();
            if (!left.isProse() && layout.room() != null) {
                int from = layout.room().separators().get(i - 1).to();
                int to = entries.get(i).body().from();
                String white = from <= to ? ours.text().substring(from, to) : "";
                return new Seams("", white.isBlank() ? white : style.comma(), "");
            }
        }
        return new Seams("", style.comma(), "");
    }

    /** A value without parts, as it is to be written. */
    String scalar(Document from, Node.Scalar value) {
        return value.span().of(from.text());
    }

    /** The bracket that opens {@code container}. */
    String opening(Document from, Node.Branch container) {
        int open = ((Layout.Separated) container.layout()).open();
        return from.text().substring(container.span().from(), open);
    }

    /** The bracket that closes {@code container}. */
    String closing(Document from, Node.Branch container) {
        int close = ((Layout.Separated) container.layout()).close();
        return from.text().substring(close, container.span().to());
    }

    /** A name, as it is to be written. */
    String name(Document from, Entry entry) {
        return from.text().substring(entry.body().from(), entry.slot().from());
    }

    /** What stands between a name and {@code value} where entries have lines, which begin with {@code indent}. */
    String connector(Node value, String usual, String indent) {
        return usual;
    }

    final Document ours() {
        return ours;
    }

    private String newline() {
        return ours.newline();
    }

    private void name(Document from, Entry entry, String connector, StringBuilder out) {
        if (entry.isNamed()) {
            out.append(name(from, entry)).append(connector);
        }
    }

    /** {@code indent}: how far the line with the value is indented. */
    private void value(Document from, Node node, String indent, StringBuilder out) {
        if (node instanceof Node.Scalar scalar) {
            out.append(scalar(from, scalar));
            return;
        }
        Node.Branch branch = (Node.Branch) node;
        if (style.lines() && keptAsWritten(from, branch)) {
            out.append(from.text(), node.span().from(), node.span().to());
            return;
        }
        out.append(opening(from, branch));
        if (style.lines()) {
            lines(from, branch, indent, out);
        } else {
            oneLine(from, branch, out);
        }
        out.append(closing(from, branch));
    }

    private void lines(Document from, Node.Branch branch, String indent, StringBuilder out) {
        String deeper = indent + style.unit();
        int last = lastValue(branch);
        Layout.Room room = ((Layout.Separated) branch.layout()).room();
        boolean trailing =
                room != null && last >= 0 && !room.separators().get(last).isEmpty();
        Place before = null;
        for (int i = 0; i < branch.entries().size(); i++) {
            Entry entry = branch.entries().get(i);
            Place place = new Place(from, branch, entry);
            if (entry.kind() == Entry.Kind.HEADER) {
                continue;
            }
            boolean parted = before != null && before.entry().kind() == Entry.Kind.FREE && !entry.isProse();
            out.append(before != null && (parted || !entry.gap().isEmpty()) ? newline() : "");
            out.append(line(deeper));
            before = place;
            if (entry.isProse()) {
                out.append(remark(from, entry.body(), deeper, newline()));
                continue;
            }
            if (!entry.lead().isEmpty()) {
                out.append(remark(from, entry.above(), deeper, newline())).append(line(deeper));
            }
            name(from, entry, connector(entry.node(), style.connector(), deeper), out);
            value(from, entry.node(), deeper, out);
            out.append(i < last || trailing ? "," : "").append(beside(place, deeper, newline()));
        }
        if (before != null) {
            out.append(line(indent));
        }
    }

    private void oneLine(Document from, Node.Branch branch, StringBuilder out) {
        boolean first = true;
        for (Entry entry : branch.entries()) {
            if (!entry.isProse()) {
                out.append(first ? "" : "," + style.comma());
                name(from, entry, style.connector(), out);
                value(from, entry.node(), "", out);
                first = false;
            }
        }
    }

    private static int lastValue(Node.Branch branch) {
        int last = branch.entries().size() - 1;
        while (last >= 0 && branch.entries().get(last).isProse()) {
            last--;
        }
        return last;
    }

    /** On one line in a document with lines: its author wanted it so. */
    private boolean keptAsWritten(Document from, Node.Branch branch) {
        return styleOf(from).lines() && !overLines(from, branch);
    }

    private boolean overLines(Document from, Node.Branch branch) {
        BracketStyle theirs = styleOf(from);
        return !theirs.lines() || theirs.spansLines(branch.span());
    }

    private static boolean commented(Place like) {
        for (Entry entry : like.container().entries()) {
            if (entry.isProse() || !entry.lead().isEmpty() || !entry.trail().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private BracketStyle styleOf(Document from) {
        BracketStyle known = styles.get(from);
        if (known == null) {
            known = BracketStyle.of(from, usual);
            styles.put(from, known);
        }
        return known;
    }

    /** The white space that an entry's line in {@code into} begins with. */
    private String indentIn(Node.Branch into) {
        for (Entry entry : into.entries()) {
            if (!entry.isProse()) {
                return style.lineIndent(entry.body().from());
            }
        }
        return style.lineIndent(into.span().from()) + style.unit();
    }

    /** Whether there is no entry between the brackets. */
    private static boolean isEmpty(Node.Branch container) {
        List<Entry> entries = container.entries();
        return entries.isEmpty() || (entries.size() == 1 && entries.getFirst().kind() == Entry.Kind.HEADER);
    }

    private String line(String indent) {
        return ours.newline() + indent;
    }
}
