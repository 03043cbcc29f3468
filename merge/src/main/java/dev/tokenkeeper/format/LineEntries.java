package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the entries of a container whose entries have lines of their own: a comment block belongs to the entry right
 * below it, else each of its lines stands for itself. Used for one reading.
 */
final class LineEntries {
    private final String text;
    private final Budget budget;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Span> comments = new ArrayList<>();
    private int gapFrom = -1;
    private int gapTo = -1;

    LineEntries(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A line without anything. */
    void blank(int from, int to) {
        freeComments();
        if (gapFrom < 0) {
            gapFrom = from;
        }
        gapTo = to;
    }

    /** A line that is a comment. */
    void comment(int from, int to) {
        comments.add(new Span(from, to));
    }

    /** A line that stands for itself. */
    void free(int from, int to) {
        freeComments();
        free(new Span(from, to));
    }

    /** The comment block just collected, if any, opens the file. */
    void header() {
        if (!comments.isEmpty()) {
            Span all = block();
            comments.clear();
            header(all);
        }
    }

    /** What opens the file. */
    void header(Span body) {
        prose(Entry.Kind.HEADER, body, plain(body));
    }

    /** Lines that stand for themselves together, and in which each blank counts. */
    void code(Span body) {
        freeComments();
        prose(Entry.Kind.FREE, body, LineEnds.as("\n", LineEnds.unfinished(body.of(text))));
    }

    /** The comments just collected belong to nobody. */
    void freeComments() {
        if (!comments.isEmpty()) {
            for (Span line : comments) {
                free(line);
            }
            comments.clear();
        }
    }

    void named(String key, Span body, Span slot, Node node, Span beside) {
        entry(Entry.Kind.NAMED, key, body, slot, node, beside);
    }

    /** A container with a heading of its own, or what stands where others are one. */
    void section(Entry.Kind kind, String key, Span body, Node node, Span beside) {
        entry(kind, key, body, body, node, beside);
    }

    private void entry(Entry.Kind kind, String key, Span body, Span slot, Node node, Span beside) {
        Span above = comments.isEmpty() ? Span.at(body.from()) : block();
        comments.clear();
        String trail = beside.isEmpty() ? "" : beside.of(text).strip();
        add(new Entry(kind, key, gap(above.from()), above, plain(above), body, slot, node, beside, trail));
    }

    /** Gives the comment block and the blank lines just collected to {@code other}: what comes next stands there. */
    void handOver(LineEntries other) {
        other.comments.addAll(comments);
        other.gapFrom = gapFrom;
        other.gapTo = gapTo;
        comments.clear();
        gapFrom = -1;
    }

    /** What was collected so far; comments that wait for an entry are free. */
    List<Entry> entries() {
        freeComments();
        return entries;
    }

    /** Lines without a name, with a comment beside the value. */
    void item(Span body, Span slot, Node node, Span beside) {
        entry(Entry.Kind.ITEM, "", body, slot, node, beside);
    }

    /** Whole lines without a name. */
    void item(Span body, Node node) {
        Span above = comments.isEmpty() ? Span.at(body.from()) : block();
        comments.clear();
        Span beside = Span.at(node.span().to());
        Span gap = gap(above.from());
        add(new Entry(Entry.Kind.ITEM, "", gap, above, plain(above), body, node.span(), node, beside, ""));
    }

    /** All entries as the root of a document. */
    Node.Branch root() {
        return new Node.Branch("lines", new Span(0, text.length()), entries(), new Layout.Lines(text.length(), ""));
    }

    private void free(Span body) {
        prose(Entry.Kind.FREE, body, plain(body));
    }

    private void prose(Entry.Kind kind, Span body, String meaning) {
        Span slot = new Span(body.from(), LineEnds.contentEnd(text, body.from(), body.to()));
        Span none = Span.at(body.from());
        Node node = new Node.Scalar(slot, meaning);
        add(new Entry(kind, "", gap(body.from()), none, "", body, slot, node, Span.at(slot.to()), ""));
    }

    private void add(Entry entry) {
        budget.node(entry.body().from(), 1);
        entries.add(entry);
        gapFrom = -1;
    }

    private Span block() {
        return new Span(comments.getFirst().from(), comments.getLast().to());
    }

    private Span gap(int before) {
        return gapFrom < 0 ? Span.at(before) : new Span(gapFrom, gapTo);
    }

    /** The lines of a comment without indentation and line ends. */
    private String plain(Span lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder plain = new StringBuilder();
        for (int at = lines.from(); at < lines.to(); ) {
            int end = Math.min(lines.to(), LineEnds.nextWithCr(text, at));
            if (at > lines.from()) {
                plain.append('\n');
            }
            plain.append(text.substring(at, end).strip());
            at = end;
        }
        return plain.toString();
    }
}
