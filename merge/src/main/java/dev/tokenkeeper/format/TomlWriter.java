package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * Renders keys, tables and what stands between brackets as those of ours look: indentation, quotes, and what stands
 * between a key and its value. An array over several lines moves as a whole; a text over several lines stays as it is.
 */
final class TomlWriter extends LineWriter {
    private static final String CONNECTOR = " = ";

    private final Document ours;

    TomlWriter(Document ours) {
        super(ours);
        this.ours = ours;
    }

    @Override
    Edit named(Place theirs, Place mine) {
        Span old = mine.entry().node().span();
        boolean scalars =
                mine.entry().node() instanceof Node.Scalar && theirs.entry().node() instanceof Node.Scalar;
        String fresh = value(theirs, lineIndent(ours, mine.entry().body().from()));
        return new Edit(old, scalars ? TomlString.quotedAs(mine.text(old), fresh) : fresh);
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        Entry entry = theirs.entry();
        if (into.layout() instanceof Layout.Separated) {
            return between(theirs, into);
        }
        if (entry.isSection()) {
            return section(theirs, into);
        }
        return entry.kind() == Entry.Kind.NAMED
                ? above(theirs, into) + key(theirs, into, indent(into), -1)
                : super.piece(theirs, into);
    }

    @Override
    public Seams seams(Node.Branch into, @Nullable Place like) {
        return like == null ? Seams.NONE : new TomlSeams(ours, into, like).all();
    }

    /** The heading as theirs has it, and the keys as those in the tables of ours look. */
    private String section(Place theirs, Node.Branch into) {
        Node.Branch table = (Node.Branch) theirs.entry().node();
        int start = ((Layout.Lines) table.layout()).start();
        Node.Branch model = model((Node.Branch) ours.root());
        int column = IniLook.ownColumn(table);
        StringBuilder out = new StringBuilder(above(theirs, into));
        out.append(finished(adapted(theirs.text(new Span(table.span().from(), start)))));
        for (Entry entry : table.entries()) {
            out.append(adapted(theirs.text(entry.gap())));
            Place place = new Place(theirs.document(), table, entry);
            if (entry.isSection()) {
                out.append(section(place, table));
            } else if (model == null) {
                out.append(super.piece(place, table));
            } else if (entry.kind() == Entry.Kind.NAMED) {
                out.append(above(place, model)).append(key(place, model, indent(model), column));
            } else {
                out.append(super.piece(place, model));
            }
        }
        return out.toString();
    }

    private String key(Place theirs, Node.Branch into, String indent, int column) {
        String key = keyText(theirs);
        String connector = IniLook.separator(ours, into, key, connector(theirs), column);
        return indent
                + key
                + connector
                + value(theirs, indent)
                + theirs.text(theirs.entry().beside())
                + ours.newline();
    }

    private String between(Place theirs, Node.Branch into) {
        String key = "";
        Entry like = null;
        for (Entry sibling : into.entries()) {
            like = like == null && !sibling.isProse() ? sibling : like;
        }
        if (theirs.entry().kind() == Entry.Kind.NAMED) {
            String connector = like == null ? connector(theirs) : connector(new Place(ours, into, like));
            key = keyText(theirs) + connector;
        }
        int at = like == null ? into.span().from() : like.body().from();
        return key + value(theirs, lineIndent(ours, at));
    }

    /** The value of {@code theirs} in a line that is indented by {@code indent}. */
    private String value(Place theirs, String indent) {
        Entry entry = theirs.entry();
        String value = adapted(theirs, theirs.text(entry.node().span()));
        int line = LineEnds.next(value, 0);
        boolean quoted = value.contains("\"\"\"") || value.contains("'''");
        if (line == value.length() || quoted || entry.node() instanceof Node.Scalar) {
            return value;
        }
        String was = lineIndent(theirs.document(), entry.body().from());
        return value.substring(0, line) + moved(value.substring(line), was, indent);
    }

    private static String keyText(Place place) {
        Entry entry = place.entry();
        return place.text(new Span(entry.body().from(), entry.slot().from())).strip();
    }

    private static String connector(Place place) {
        Entry entry = place.entry();
        boolean named = entry.kind() == Entry.Kind.NAMED;
        return named
                ? place.text(new Span(entry.slot().from(), entry.node().span().from()))
                : CONNECTOR;
    }

    /** A table of ours with a key; null if there is none. */
    private static Node.@Nullable Branch model(Node.Branch root) {
        for (Entry entry : root.entries()) {
            if (entry.isSection() && entry.node() instanceof Node.Branch table) {
                for (Entry inner : table.entries()) {
                    if (inner.kind() == Entry.Kind.NAMED) {
                        return table;
                    }
                }
            }
        }
        return null;
    }

    /** The white space that the line with the character at {@code at} begins with. */
    static String lineIndent(Document document, int at) {
        String text = document.text();
        int from = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(from, Math.min(at, Toml.skip(text, from)));
    }
}
