package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * How an XML file is laid out.
 *
 * @param lines whether elements stand on lines of their own
 * @param unit what one more level is indented by; null where the file does not tell
 */
record XmlStyle(boolean lines, @Nullable String unit) {
    @Override
    public String toString() {
        return "XmlStyle";
    }

    static XmlStyle of(Document document) {
        String text = document.text();
        Node node = document.root();
        while (node instanceof Node.Branch branch && branch.layout() instanceof Layout.Markup room) {
            Entry first = first(branch, room);
            if (first == null) {
                break;
            }
            if (room.attributes() >= 0) {
                String gap = first.gap().of(text);
                String outer = lineIndent(text, branch.span().from());
                String inner = gap.substring(gap.lastIndexOf('\n') + 1);
                boolean lines = gap.indexOf('\n') >= 0;
                boolean deeper = lines && inner.length() > outer.length() && inner.startsWith(outer);
                return new XmlStyle(lines, deeper ? inner.substring(outer.length()) : null);
            }
            node = first.node();
        }
        return new XmlStyle(true, null);
    }

    /** The first element in the content, else what is first there; null if that is text, or nothing. */
    private static @Nullable Entry first(Node.Branch branch, Layout.Markup room) {
        Entry first = null;
        for (Entry entry : branch.entries()) {
            if (entry.kind() == Entry.Kind.ELEMENT) {
                return entry;
            }
            boolean content = !room.isAttribute(entry) && entry.kind() != Entry.Kind.TEXT && room.attributes() >= 0;
            first = first == null && content ? entry : first;
        }
        return first;
    }

    /** The white space that the line with the character at {@code at} begins with. */
    static String lineIndent(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(start, Blank.skip(text, start, at));
    }
}
