package dev.tokenkeeper.format;

import java.util.List;

/** The white space between the brackets of ours, where something like an entry of theirs comes. */
final class TomlSeams {
    private final Document ours;
    private final Node.Branch into;
    private final Place like;

    TomlSeams(Document ours, Node.Branch into, Place like) {
        this.ours = ours;
        this.into = into;
        this.like = like;
    }

    Writer.Seams all() {
        if (!into.entries().isEmpty()) {
            return new Writer.Seams("", between(), "");
        }
        String text = like.document().text();
        Layout.Separated layout = (Layout.Separated) like.container().layout();
        String padding =
                text.substring(layout.open(), start(like.container().entries().getFirst()));
        if (!overLines(layout)) {
            return new Writer.Seams(padding, " ", padding);
        }
        String outer = TomlWriter.lineIndent(ours, into.span().from());
        String line = ours.newline() + outer + unit();
        return new Writer.Seams(line, line, ours.newline() + outer);
    }

    /** Whether theirs has entries on lines of their own, or comments, which need them. */
    private boolean overLines(Layout.Separated layout) {
        boolean lines = layout.room() != null && layout.room().lines();
        for (Entry entry : like.container().entries()) {
            lines |=
                    entry.isProse() || !entry.lead().isEmpty() || !entry.trail().isEmpty();
        }
        return lines;
    }

    /** What stands behind the first separator of ours, if that is within a line. */
    private String between() {
        List<Entry> entries = into.entries();
        Layout.Room room = ((Layout.Separated) into.layout()).room();
        for (int i = 1; i < entries.size() && room != null; i++) {
            int from = room.separators().get(i - 1).to();
            int to = start(entries.get(i));
            if (!entries.get(i - 1).isProse() && from <= to) {
                String white = ours.text().substring(from, to);
                return white.isBlank() && white.indexOf('\n') < 0 ? white : " ";
            }
        }
        return " ";
    }

    /** How much deeper than what holds it theirs indents the entry that comes. */
    private String unit() {
        String outer =
                TomlWriter.lineIndent(like.document(), like.container().span().from());
        String inner = TomlWriter.lineIndent(like.document(), start(like.entry()));
        return inner.length() > outer.length() && inner.startsWith(outer) ? inner.substring(outer.length()) : "  ";
    }

    private static int start(Entry entry) {
        return entry.above().isEmpty() ? entry.body().from() : entry.above().from();
    }
}
