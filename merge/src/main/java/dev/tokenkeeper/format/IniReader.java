package dev.tokenkeeper.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of an ini file: what stands between two headings is the first one's section, but a comment block right
 * above a heading belongs to that heading. Used for one reading.
 */
final class IniReader {
    private final String text;
    private final Budget budget;
    private final LineEntries outside;
    private @Nullable Heading heading;
    private LineEntries inside;
    private String indent = "";

    IniReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.outside = new LineEntries(text, budget);
        this.inside = outside;
    }

    Node.Branch root() {
        for (int at = 0; at < text.length(); ) {
            at = line(at);
        }
        close();
        return outside.root();
    }

    /** Reads the line that begins at {@code from}; where the next one does. */
    private int line(int from) {
        int next = LineEnds.next(text, from);
        int end = LineEnds.contentEnd(text, from, next);
        int start = Blank.skip(text, from, end);
        if (Blank.is(text, start, end)) {
            inside.blank(from, next);
        } else if (Ini.isComment(text, from, end)) {
            inside.comment(from, next);
        } else if (text.charAt(start) == '[') {
            heading(from, end, next);
        } else {
            IniLine line = IniLine.read(text, from);
            next = line.end();
            inside.named(
                    line.key(),
                    new Span(from, next),
                    line.slot(),
                    line.value(),
                    Span.at(line.slot().to()));
        }
        return next;
    }

    private void heading(int from, int end, int next) {
        int close = Ini.headingEnd(text, from, end);
        if (close < 0) {
            throw Unparsable.syntax(from);
        }
        int open = Blank.skip(text, from, end);
        String name = text.substring(open + 1, close).strip();
        LineEntries before = new LineEntries(text, budget);
        inside.handOver(before);
        close();
        int comment = Blank.stripped(text, new Span(close + 1, end)).isEmpty() ? close + 1 : end;
        heading = new Heading(name, new Span(from, next), new Span(close + 1, comment), before);
        inside = new LineEntries(text, budget);
    }

    /** Ends the section that is open, if there is one. */
    private void close() {
        Heading open = heading;
        if (open == null) {
            return;
        }
        List<Entry> entries = inside.entries();
        int end =
                entries.isEmpty() ? open.line().to() : entries.getLast().body().to();
        indent = indentOf(entries);
        Span body = new Span(open.line().from(), end);
        Layout layout = new Layout.Lines(open.line().to(), indent);
        Node.Branch section = new Node.Branch(Ini.SECTION, body, entries, layout);
        open.before().handOver(outside);
        outside.section(Entry.Kind.SECTION, open.name(), body, section, open.beside());
    }

    /** How far the first key is indented; as in the section before where there is none. */
    private String indentOf(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!entry.isProse()) {
                int from = entry.body().from();
                return text.substring(from, Blank.skip(text, from, text.length()));
            }
        }
        return indent;
    }

    /**
     * A section that is open.
     *
     * @param before the comment block above it, and the blank lines before that
     */
    private record Heading(String name, Span line, Span beside, LineEntries before) {
        @Override
        public String toString() {
            return "Heading";
        }
    }
}
