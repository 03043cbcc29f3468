package dev.tokenkeeper.format;

/** Writes a comment of one document at a place of another. Stateless. */
final class Remark {
    private Remark() {}

    /**
     * The comment {@code span} of {@code from} with its first line at {@code indent}, the other lines as far from it as
     * they were; without a line end behind it.
     */
    static String moved(Document from, Span span, String indent, String newline) {
        String text = from.text();
        int was = text.indexOf('\n', span.from(), span.to()) < 0 ? 0 : indentation(text, span.from());
        StringBuilder out = new StringBuilder();
        for (int at = span.from(); at < span.to(); ) {
            int next = Math.min(span.to(), LineEnds.next(text, at));
            int start = at == span.from() ? at : Blank.skip(text, at, next);
            int end = LineEnds.contentEnd(text, at, next);
            if (at > span.from()) {
                int deeper = Math.max(0, start - at - was);
                out.append(newline).append(start < end ? indent : "");
                out.append(text, Math.max(at, start - deeper), Math.max(at, Math.min(start, end)));
            }
            out.append(text, Math.min(start, end), end);
            at = next;
        }
        return out.toString();
    }

    /** The comment beside the entry of {@code theirs}, with the white space that leads to it; empty if there is none. */
    static String beside(Place theirs, String indent, String newline) {
        String trail = theirs.entry().trail();
        String written = theirs.text(theirs.entry().beside());
        if (trail.isEmpty() || (Blank.is(written.charAt(0)) && written.strip().equals(trail))) {
            return written;
        }
        return " " + trail.replace("\n", newline + indent + " ");
    }

    private static int indentation(String text, int at) {
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        return Blank.skip(text, lineStart, at) - lineStart;
    }
}
