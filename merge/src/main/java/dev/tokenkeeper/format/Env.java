package dev.tokenkeeper.format;

/**
 * {@code KEY=value} as shells and dotenv libraries read it, with {@code export}, quotes (also over several lines) and
 * comments. A key twice is no error; the last one counts. {@code KEY} alone has no value, which is not the empty value.
 */
final class Env extends Grammar {
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
                EnvLine line = EnvLine.read(text, start);
                next = line.end();
                entries.named(line.key(), new Span(at, next), line.slot(), line.value(), line.beside());
            }
            at = next;
        }
        return entries.root();
    }

    @Override
    public String plain(String meaning) {
        return meaning.equals(EnvValue.NOTHING) ? "" : meaning.substring(1);
    }

    @Override
    public Inlay inlay() {
        return Inlay.ENV;
    }

    @Override
    public Writer writer(Document ours) {
        return new Values(ours);
    }

    /** Values keep the quotes of ours where these can hold them. */
    private static final class Values extends LineWriter {
        Values(Document ours) {
            super(ours);
        }

        @Override
        Edit named(Place theirs, Place mine) {
            Span old = mine.entry().node().span();
            if (mine.entry().slot().isEmpty() || theirs.entry().slot().isEmpty()) {
                return raw(theirs, mine);
            }
            String fresh = theirs.text(theirs.entry().node().span());
            return new Edit(old, adapted(theirs, EnvValue.quotedAs(mine.text(old), fresh)));
        }
    }
}
