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
            Entry telling = room.attributes() < 0 ? null : telling(branch, room);
            if (telling != null) {
                String gap = telling.gap().of(text);
                String outer = lineIndent(text, branch.span().from());
                String inner = gap.substring(gap.lastIndexOf('\n') + 1);
                boolean lines = gap.indexOf('\n') >= 0;
                boolean deeper = lines && inner.length() > outer.length() && inner.startsWith(outer);
                return new XmlStyle(lines, deeper ? inner.substring(outer.length()) : null);
            }
            Entry element = element(branch);
            if (element == null) {
                break;
            }
            node = element.node();
        }
        return new XmlStyle(true, null);
    }

    /**
     * The first element that stands where it stands for no other reason than the layout: behind a comment there has to be
     * a line end, also in a file that has no lines.
     */
    private static @Nullable Entry telling(Node.Branch branch, Layout.Markup room) {
        boolean free = true;
        for (Entry entry : branch.entries()) {
            if (!room.isAttribute(entry)) {
                if (free && entry.kind() == Entry.Kind.ELEMENT) {
                    return entry;
                }
                free = !entry.isProse() && entry.trail().isEmpty();
            }
        }
        return null;
    }

    private static @Nullable Entry element(Node.Branch branch) {
        for (Entry entry : branch.entries()) {
            if (entry.kind() == Entry.Kind.ELEMENT) {
                return entry;
            }
        }
        return null;
    }

    /** The white space that the line with the character at {@code at} begins with. */
    static String lineIndent(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(start, Blank.skip(text, start, at));
    }
}
