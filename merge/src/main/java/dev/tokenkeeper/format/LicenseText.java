package dev.tokenkeeper.format;

/**
 * The lab's own format. Lines that match {@code ^[A-Za-z][A-Za-z0-9 _.-]*:( |$)} are {@code Key: value}; every other
 * line stands for itself between its neighbours. A key may come again: its values are a sequence.
 */
final class LicenseText extends Grammar {
    /** A key without even a space behind its colon has no value, which is not the empty value. */
    private static final String NOTHING = "\0";

    @Override
    Node read(String text, Budget budget) {
        LineEntries entries = new LineEntries(text, budget);
        for (int at = 0; at < text.length(); ) {
            int next = LineEnds.next(text, at);
            int end = LineEnds.contentEnd(text, at, next);
            int colon = colon(text, at, end);
            if (colon >= 0) {
                Span slot = new Span(colon + 1, end);
                Span body = new Span(at, next);
                entries.named(text.substring(at, colon), body, slot, value(text, slot), Span.at(end));
            } else if (Blank.is(text, at, end)) {
                entries.blank(at, next);
            } else {
                entries.free(at, next);
            }
            at = next;
        }
        return entries.root();
    }

    @Override
    public String plain(String meaning) {
        return meaning.equals(NOTHING) ? "" : meaning;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public boolean commentsBelongBelow() {
        return false;
    }

    @Override
    public Writer writer(Document ours) {
        return new Values(ours);
    }

    private static Node.Scalar value(String text, Span slot) {
        if (slot.isEmpty()) {
            return new Node.Scalar(slot, NOTHING);
        }
        Span value = Blank.stripped(text, slot);
        return new Node.Scalar(value, value.of(text));
    }

    /** Where the colon behind the key is, or -1. */
    private static int colon(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                boolean valueOrNone = i + 1 == end || text.charAt(i + 1) == ' ';
                return i > from && valueOrNone ? i : -1;
            }
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean later = (c >= '0' && c <= '9') || c == ' ' || c == '_' || c == '.' || c == '-';
            if (!letter && !(later && i > from)) {
                return -1;
            }
        }
        return -1;
    }

    /** Values keep the white space that ours has around them. */
    private static final class Values extends LineWriter {
        Values(Document ours) {
            super(ours);
        }

        @Override
        Edit named(Place theirs, Place mine) {
            Span old = mine.entry().node().span();
            Span fresh = theirs.entry().node().span();
            return old.isEmpty() || fresh.isEmpty() ? raw(theirs, mine) : new Edit(old, theirs.text(fresh));
        }
    }
}
