package dev.tokenkeeper.format;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Renders XML in the look of ours: over lines where its file has lines, each level one unit deeper; what theirs keeps on
 * one line in a file with lines stays on one. Tags, text and comments are taken as they are written.
 */
final class XmlWriter implements Writer {
    private static final String DEFAULT_UNIT = "    ";

    private final Document ours;
    private final XmlStyle style;
    private final IdentityHashMap<Document, XmlStyle> styles = new IdentityHashMap<>();

    XmlWriter(Document ours) {
        this.ours = ours;
        this.style = XmlStyle.of(ours);
    }

    @Override
    public Edit value(Place theirs, Place mine) {
        Span old = mine.entry().node().span();
        String fresh = theirs.text(theirs.entry().node().span());
        if (mine.container().layout() instanceof Layout.Markup room && room.isAttribute(mine.entry())) {
            char quote = ours.text().charAt(old.to());
            String escape = quote == '"' ? "&quot;" : "&apos;";
            return new Edit(
                    old, LineEnds.ofValue(theirs.document(), ours, fresh.replace(String.valueOf(quote), escape)));
        }
        if (theirs.entry().node() instanceof Node.Branch branch) {
            StringBuilder out = new StringBuilder();
            tags(theirs.document(), branch, XmlStyle.lineIndent(ours.text(), old.from()), out);
            return new Edit(old, LineEnds.ofValue(theirs.document(), ours, out.toString()));
        }
        return new Edit(old, LineEnds.ofValue(theirs.document(), ours, fresh));
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        Entry entry = theirs.entry();
        if (entry.kind() != Entry.Kind.ELEMENT) {
            return adapted(theirs.text(entry.body()));
        }
        StringBuilder out = new StringBuilder();
        element(theirs.document(), entry, indentIn(into, theirs.document()), out);
        return adapted(out.toString());
    }

    @Override
    public String above(Place theirs, Node.Branch into) {
        StringBuilder out = new StringBuilder();
        comments(theirs.document(), theirs.entry().above(), indentIn(into, theirs.document()), out);
        return adapted(out.toString());
    }

    @Override
    public String beside(Place theirs, String indent, String newline) {
        return adapted(theirs.text(theirs.entry().beside()));
    }

    @Override
    public Seams seams(Node.Branch into, @Nullable Place like) {
        boolean over = like != null
                && style.lines()
                && (!styleOf(like.document()).lines()
                        || like.entry().gap().of(like.document().text()).indexOf('\n') >= 0);
        if (!over || like == null) {
            return new Seams("", "", "");
        }
        String line = ours.newline() + indentIn(into, like.document());
        return new Seams(
                line,
                line,
                ours.newline() + XmlStyle.lineIndent(ours.text(), into.span().from()));
    }

    /** The white space that an entry's line in {@code into} begins with; {@code theirs} says what ours does not. */
    private String indentIn(Node.Branch into, Document theirs) {
        Layout.Markup room = (Layout.Markup) into.layout();
        if (room.attributes() < 0) {
            return "";
        }
        for (Entry entry : into.entries()) {
            String gap = room.isAttribute(entry) ? "" : entry.gap().of(ours.text());
            int end = gap.lastIndexOf('\n');
            if (end >= 0) {
                return gap.substring(end + 1);
            }
        }
        return XmlStyle.lineIndent(ours.text(), into.span().from()) + unit(theirs);
    }

    private String unit(Document theirs) {
        String unit = style.unit() == null ? styleOf(theirs).unit() : style.unit();
        return unit == null ? DEFAULT_UNIT : unit;
    }

    /** With its comments. */
    private void element(Document from, Entry entry, String indent, StringBuilder out) {
        if (!entry.above().isEmpty()) {
            comments(from, entry.above(), indent, out);
            String between =
                    from.text().substring(entry.above().to(), entry.body().from());
            boolean over = between.indexOf('\n') >= 0 || !styleOf(from).lines();
            out.append(over ? style.lines() ? "\n" + indent : "" : between);
        }
        tags(from, (Node.Branch) entry.node(), indent, out);
        out.append(entry.beside().of(from.text()));
    }

    /** From the start tag to the end tag. */
    private void tags(Document from, Node.Branch branch, String indent, StringBuilder out) {
        Layout.Markup room = (Layout.Markup) branch.layout();
        String text = from.text();
        int at = startTag(from, branch, room, indent, out);
        if (!room.single()) {
            Entry last = null;
            for (Entry inner : branch.entries()) {
                if (!room.isAttribute(inner)) {
                    inner(from, last, inner, indent, out);
                    at = inner.beside().isEmpty()
                            ? inner.body().to()
                            : inner.beside().to();
                    last = inner;
                }
            }
            String rest = text.substring(at, room.close());
            boolean value = last != null && last.kind() == Entry.Kind.TEXT;
            boolean over =
                    rest.indexOf('\n') >= 0 || (last != null && !styleOf(from).lines());
            boolean needed = last != null && !last.trail().isEmpty();
            out.append(value ? "" : needed || (over && style.lines()) ? "\n" + indent : over ? "" : rest);
            out.append(text, room.close(), branch.span().to());
        }
    }

    private void inner(Document from, @Nullable Entry last, Entry inner, String indent, StringBuilder out) {
        if (inner.kind() == Entry.Kind.TEXT) {
            out.append(inner.body().of(from.text()));
            return;
        }
        String deeper = indent + unit(from);
        String gap = inner.gap().of(from.text());
        int lines = Math.toIntExact(gap.chars().filter(c -> c == '\n').count());
        if (!style.lines()) {
            boolean apart = last != null && last.kind() == Entry.Kind.FREE && !inner.isProse();
            boolean behind = last != null && (!last.trail().isEmpty() || inner.kind() == Entry.Kind.FREE);
            lines = apart ? Math.min(lines, 2) : behind ? 1 : 0;
        } else if (!styleOf(from).lines()) {
            lines = Math.max(lines, 1);
        }
        out.append(lines > 0 ? "\n".repeat(lines) + deeper : gap.indexOf('\n') >= 0 ? "" : gap);
        if (inner.kind() == Entry.Kind.ELEMENT) {
            element(from, inner, deeper, out);
        } else {
            comments(from, inner.body(), deeper, out);
        }
    }

    /** Its end. What stands on lines of its own in it keeps the distance that it has from the element. */
    private static int startTag(
            Document from, Node.Branch branch, Layout.Markup room, String indent, StringBuilder out) {
        String text = from.text();
        String outer = XmlStyle.lineIndent(text, branch.span().from());
        int at = branch.span().from();
        for (Entry entry : branch.entries()) {
            if (room.isAttribute(entry)) {
                out.append(text, at, entry.gap().from());
                out.append(moved(entry.gap().of(text), outer, indent));
                out.append(entry.body().of(text));
                at = entry.body().to();
            }
        }
        int end = room.single() ? room.open() + 2 : room.open();
        out.append(moved(text.substring(at, end), outer, indent));
        return end;
    }

    /** Comments with the lines between them. */
    private static void comments(Document from, Span comments, String indent, StringBuilder out) {
        String outer = XmlStyle.lineIndent(from.text(), comments.from());
        out.append(moved(comments.of(from.text()), outer, indent));
    }

    /** {@code text}, whose lines but the first begin with {@code from}, with {@code to} instead. */
    private static String moved(String text, String from, String to) {
        return from.equals(to) ? text : text.replace("\n" + from, "\n" + to);
    }

    private XmlStyle styleOf(Document from) {
        return styles.computeIfAbsent(from, XmlStyle::of);
    }

    /** {@code text} with the line ends of ours. */
    private String adapted(String text) {
        return LineEnds.as(ours.newline(), text);
    }
}
