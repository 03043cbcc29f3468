package dev.tokenkeeper.format;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders JSON in the look of ours: over lines where its document has lines, each level one unit deeper; what theirs
 * keeps on one line in a document with lines stays on one. Names and scalars are taken as they are written.
 */
final class JsonWriter implements Writer {
    private final Document ours;
    private final JsonStyle style;
    private final IdentityHashMap<Document, JsonStyle> styles = new IdentityHashMap<>();

    JsonWriter(Document ours) {
        this.ours = ours;
        this.style = JsonStyle.of(ours);
    }

    @Override
    public Edit value(Place theirs, Place mine) {
        StringBuilder out = new StringBuilder();
        Node node = theirs.entry().node();
        String indent = node instanceof Node.Branch
                ? style.lineIndent(mine.entry().node().span().from())
                : "";
        value(theirs.document(), node, indent, out);
        return new Edit(mine.entry().node().span(), out.toString());
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        StringBuilder out = new StringBuilder();
        List<Entry> siblings = into.entries();
        String colon = siblings.isEmpty() || !siblings.getFirst().isNamed()
                ? style.colon()
                : JsonStyle.colonOf(ours.text(), siblings.getFirst());
        name(theirs.document(), theirs.entry(), colon, out);
        value(theirs.document(), theirs.entry().node(), indentIn(into), out);
        return out.toString();
    }

    @Override
    public Seams seams(Node.Branch into, @Nullable Place like) {
        Layout.Separated room = (Layout.Separated) into.layout();
        List<Entry> entries = into.entries();
        if (entries.isEmpty()) {
            return like != null && style.lines() && overLines(like.document(), like.container())
                    ? new Seams(line(indentIn(into)), line(indentIn(into)), line(style.lineIndent(room.open() - 1)))
                    : new Seams("", style.comma(), "");
        }
        String first =
                ours.text().substring(room.open(), entries.getFirst().body().from());
        String last = ours.text().substring(entries.getLast().body().to(), room.close());
        if (entries.size() == 1) {
            return new Seams(first, first.indexOf('\n') >= 0 ? first : style.comma(), last);
        }
        int comma =
                ours.text().indexOf(room.separator(), entries.getFirst().body().to());
        int second = entries.get(1).body().from();
        return new Seams(first, ours.text().substring(comma + 1, second), last);
    }

    private static void name(Document from, Entry entry, String colon, StringBuilder out) {
        if (entry.isNamed()) {
            String name =
                    from.text().substring(entry.body().from(), entry.slot().from());
            out.append(name, 0, name.lastIndexOf('"') + 1).append(colon);
        }
    }

    /** {@code indent}: how far the line with the value is indented. */
    private void value(Document from, Node node, String indent, StringBuilder out) {
        if (!(node instanceof Node.Branch branch) || keptAsWritten(from, branch)) {
            out.append(from.text(), node.span().from(), node.span().to());
            return;
        }
        boolean lines = style.lines();
        String deeper = indent + style.unit();
        out.append(from.text().charAt(branch.span().from()));
        String before = lines ? line(deeper) : "";
        for (Entry entry : branch.entries()) {
            out.append(before);
            name(from, entry, style.colon(), out);
            value(from, entry.node(), deeper, out);
            before = "," + (lines ? line(deeper) : style.comma());
        }
        if (lines && !branch.entries().isEmpty()) {
            out.append(line(indent));
        }
        out.append(from.text().charAt(branch.span().to() - 1));
    }

    /** On one line in a document with lines: its author wanted it so. */
    private boolean keptAsWritten(Document from, Node.Branch branch) {
        return styleOf(from).lines() && !overLines(from, branch);
    }

    private boolean overLines(Document from, Node.Branch branch) {
        JsonStyle theirs = styleOf(from);
        return !theirs.lines() || theirs.spansLines(branch.span());
    }

    private JsonStyle styleOf(Document from) {
        JsonStyle known = styles.get(from);
        if (known == null) {
            known = JsonStyle.of(from);
            styles.put(from, known);
        }
        return known;
    }

    /** The white space that an entry's line in {@code into} begins with. */
    private String indentIn(Node.Branch into) {
        if (into.entries().isEmpty()) {
            return style.lineIndent(into.span().from()) + style.unit();
        }
        return style.lineIndent(into.entries().getFirst().body().from());
    }

    private String line(String indent) {
        return ours.newline() + indent;
    }
}
