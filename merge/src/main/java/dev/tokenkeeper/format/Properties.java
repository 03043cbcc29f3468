package dev.tokenkeeper.format;

/**
 * What {@code java.util.Properties} reads: natural lines ended by LF, CR or CR LF, continued by a backslash, with
 * {@code =}, {@code :} or white space between key and value. The first comment block is the file's own, not the first
 * key's: {@code Properties.store} writes a date there. A key twice is no error; the last one counts.
 */
final class Properties extends Grammar {
    @Override
    Node read(String text, Budget budget) {
        LineEntries entries = new LineEntries(text, budget);
        for (int at = 0; at < text.length(); ) {
            int next = LineEnds.nextWithCr(text, at);
            int start = Blank.skip(text, at, next);
            if (isEmpty(text, start, LineEnds.contentEnd(text, at, next), next)) {
                header(entries);
                entries.blank(at, next);
            } else if (text.charAt(start) == '#' || text.charAt(start) == '!') {
                entries.comment(at, next);
            } else {
                header(entries);
                PropertyLine line = PropertyLine.read(text, at);
                next = line.end();
                entries.named(
                        line.key(),
                        new Span(at, next),
                        line.slot(),
                        line.value(),
                        Span.at(line.slot().to()));
            }
            at = next;
        }
        header(entries);
        return entries.root();
    }

    /** A backslash alone continues a line that has not begun: nothing is there. At the end Java sees it so for CR LF only. */
    private static boolean isEmpty(String text, int start, int end, int next) {
        boolean backslash = start + 1 == end && text.charAt(start) == '\\';
        return start == end || (backslash && (next < text.length() || next - end == 2));
    }

    private static void header(LineEntries entries) {
        if (entries.isEmpty()) {
            entries.header();
        }
    }

    @Override
    String newline(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') >= 0 ? "\r" : LineEnds.of(text);
    }

    @Override
    public Inlay inlay() {
        return Inlay.PROPERTIES;
    }

    @Override
    public Writer writer(Document ours) {
        return new Values(ours);
    }

    /** Values keep the separator of ours, where it has one. */
    private static final class Values extends LineWriter {
        Values(Document ours) {
            super(ours);
        }

        @Override
        String adapted(String text) {
            return super.adapted(text.replace("\r\n", "\n").replace('\r', '\n'));
        }

        @Override
        Edit named(Place theirs, Place mine) {
            Entry entry = mine.entry();
            Span room = entry.node().span();
            String separator = mine.text(new Span(entry.slot().from(), room.from()));
            String value = adapted(theirs, theirs.text(theirs.entry().node().span()));
            if (separator.isEmpty()) {
                return raw(theirs, mine);
            }
            boolean weak = separator.indexOf('=') < 0 && separator.indexOf(':') < 0;
            boolean mistaken = weak && !value.isEmpty() && "=:".indexOf(value.charAt(0)) >= 0;
            return new Edit(room, mistaken ? "\\" + value : value);
        }
    }
}
