package dev.tokenkeeper.format;

/**
 * {@code user:hash}, with more fields behind it where a system has them, as Apache's htpasswd, Mosquitto and
 * {@code /etc/passwd} write it. What is behind the first colon is one value: a hash has no parts to merge. Of a user that
 * stands there twice the first counts for Apache, so both lines stay where they are, told apart by their values.
 */
final class Passwd extends Grammar {
    @Override
    Node read(String text, Budget budget) {
        LineEntries entries = new LineEntries(text, budget);
        for (int at = 0; at < text.length(); ) {
            int next = LineEnds.next(text, at);
            int end = LineEnds.contentEnd(text, at, next);
            int start = Blank.skip(text, at, end);
            if (Blank.is(text, start, end)) {
                entries.blank(at, next);
            } else if (text.charAt(start) == '#') {
                entries.comment(at, next);
            } else {
                int colon = colon(text, start, end);
                Span value = Blank.stripped(text, new Span(colon + 1, end));
                Span slot = new Span(colon, value.to());
                Node node = new Node.Scalar(value, value.of(text));
                entries.named(text.substring(start, colon), new Span(at, next), slot, node, Span.at(value.to()));
            }
            at = next;
        }
        return entries.root();
    }

    @Override
    public Writer writer(Document ours) {
        return new Values(ours);
    }

    /** Where the user's name ends. */
    private static int colon(String text, int from, int end) {
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= end || colon == from) {
            throw Unparsable.syntax(from);
        }
        return colon;
    }

    /** A value keeps the white space that ours has around it. */
    private static final class Values extends LineWriter {
        Values(Document ours) {
            super(ours);
        }

        @Override
        Edit named(Place theirs, Place mine) {
            return new Edit(
                    mine.entry().node().span(),
                    theirs.text(theirs.entry().node().span()));
        }
    }
}
