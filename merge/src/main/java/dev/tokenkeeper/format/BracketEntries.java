package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of one container between brackets in which comments may stand. A comment on the line of an entry,
 * or before its separator, is the entry's; a block right above an entry is that one's, also on its line; every other
 * comment stands for itself. Used for one container.
 */
final class BracketEntries {
    private final String text;
    private final Budget budget;
    private final int depth;
    private final int open;
    private final char mark;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Span> separators = new ArrayList<>();
    private final List<Span> comments = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();
    private @Nullable Entry last;
    private @Nullable Span separator;
    private int end;

    /** {@code open}: just behind the opening bracket; {@code depth}: how many containers are around its entries. */
    BracketEntries(String text, Budget budget, int depth, int open, char mark) {
        this.text = text;
        this.budget = budget;
        this.depth = depth;
        this.open = open;
        this.mark = mark;
        this.end = open;
    }

    /** The comments before the bracket, from the first one's begin to the last one's end: the file's own. */
    void header(Span all) {
        prose(Entry.Kind.HEADER, all, Span.at(all.from()));
    }

    /** A comment, without its line end. */
    void comment(Span comment) {
        comments.add(comment);
    }

    /** A comment in the middle of an entry. */
    void loose(Span comment) {
        loose.append(plain(text, comment)).append('\n');
    }

    /** The separator behind the entry that came last. */
    void separator(int at) {
        separator = new Span(at, at + 1);
    }

    /** Whether an entry came, but no separator behind it yet. */
    boolean needsSeparator() {
        return last != null && separator == null;
    }

    /** Whether there is an entry that is no comment. */
    boolean isEmpty() {
        return last == null;
    }

    /** An entry; {@code slot} begins behind its name, where it has one, else with its value. */
    void entry(Entry.Kind kind, String key, Span body, Span slot, Node node) {
        settle(body.from(), false);
        Span above = comments.isEmpty()
                ? Span.at(body.from())
                : new Span(comments.getFirst().from(), comments.getLast().to());
        Span gap = gap(above.from());
        String lead = lines(comments);
        comments.clear();
        last = new Entry(kind, key, gap, above, lead, body, slot, node, Span.at(body.to()), "");
        end = body.to();
    }

    /** The container, which is over at {@code close}, just before the closing bracket. */
    Node.Branch closed(String kind, Span span, int close) {
        settle(close, true);
        Layout.Room room = new Layout.Room(separators, lines(), loose.toString());
        return new Node.Branch(kind, span, entries, new Layout.Separated(open, close, mark, room));
    }

    /** Whether the first value has a line of its own; where there is none, it would get one. */
    private boolean lines() {
        for (Entry entry : entries) {
            if (!entry.isProse()) {
                return hasLineEnd(open, start(entry));
            }
        }
        return true;
    }

    /** Where an entry begins, with its own comment. */
    private static int start(Entry entry) {
        return entry.above().isEmpty() ? entry.body().from() : entry.above().from();
    }

    /** What stood since the last entry is its own, or stands for itself, or is left for the entry at {@code next}. */
    private void settle(int next, boolean closes) {
        int own = last == null ? onTheLine(0, open, next, closes) : finish(last, next, closes);
        if (last == null) {
            free(own);
        }
        last = null;
        separator = null;
        free(closes ? comments.size() : comments.size() - adjacent(next));
    }

    /** The last entry gets the comments that stand beside it. */
    private int finish(Entry entry, int next, boolean closes) {
        Span mark = separator == null ? Span.at(entry.body().to()) : separator;
        int before = 0;
        while (before < comments.size() && comments.get(before).to() <= mark.from()) {
            before++;
        }
        int behind = mark.to();
        int count = onTheLine(before, behind, next, closes);
        List<Span> own = comments.subList(0, count);
        Span beside = Span.at(behind);
        if (count > 0) {
            boolean inside = separator == null || before > 0;
            beside = new Span(inside ? entry.body().to() : behind, own.getLast().to());
        }
        add(
                new Entry(
                        entry.kind(),
                        entry.key(),
                        entry.gap(),
                        entry.above(),
                        entry.lead(),
                        entry.body(),
                        entry.slot(),
                        entry.node(),
                        beside,
                        lines(own)),
                mark);
        end = Math.max(behind, beside.to());
        own.clear();
        return 0;
    }

    /**
     * How many comments belong to what ends at {@code from}: the first {@code sure} ones, and those on its line unless
     * the next entry is on that line too.
     */
    private int onTheLine(int sure, int from, int next, boolean closes) {
        int at = from;
        int count = sure;
        while (count < comments.size() && !hasLineEnd(at, comments.get(count).from())) {
            at = Math.max(at, comments.get(count).to());
            count++;
        }
        boolean nextToo = count == comments.size() && !closes && !hasLineEnd(at, next);
        return nextToo ? sure : count;
    }

    /** How many of the comments, from the last one up, stand right above {@code next}, without a blank line. */
    private int adjacent(int next) {
        int below = next;
        int count = 0;
        for (int i = comments.size() - 1;
                i >= 0 && !hasBlankLine(comments.get(i).to(), below);
                i--) {
            below = comments.get(i).from();
            count++;
        }
        return count;
    }

    /** The first {@code count} comments stand for themselves. */
    private void free(int count) {
        List<Span> free = comments.subList(0, count);
        for (Span comment : free) {
            prose(Entry.Kind.FREE, comment, gap(comment.from()));
            end = comment.to();
        }
        free.clear();
    }

    private void prose(Entry.Kind kind, Span body, Span gap) {
        Span none = Span.at(body.from());
        Node node = new Node.Scalar(body, plain(text, body));
        budget.node(body.from(), depth);
        add(new Entry(kind, "", gap, none, "", body, body, node, Span.at(body.to()), ""), Span.at(body.to()));
    }

    private void add(Entry entry, Span behind) {
        entries.add(entry);
        separators.add(behind);
    }

    /** The blank lines before {@code next}, as whole lines. */
    private Span gap(int next) {
        int from = text.indexOf('\n', end, Math.max(end, next)) + 1;
        int to = from == 0 ? 0 : text.lastIndexOf('\n', next - 1) + 1;
        return from < to ? new Span(from, to) : Span.at(next);
    }

    private boolean hasLineEnd(int from, int to) {
        return from < to && text.indexOf('\n', from, to) >= 0;
    }

    private boolean hasBlankLine(int from, int to) {
        int at = from < to ? text.indexOf('\n', from, to) : -1;
        return at >= 0 && hasLineEnd(at + 1, to);
    }

    private String lines(List<Span> all) {
        StringBuilder plain = new StringBuilder();
        int before = -1;
        for (Span comment : all) {
            if (before >= 0) {
                plain.append(hasLineEnd(before, comment.from()) ? '\n' : ' ');
            }
            plain.append(plain(text, comment));
            before = comment.to();
        }
        return plain.toString();
    }

    /** What a comment says: its lines without indentation and line ends. */
    private static String plain(String text, Span comment) {
        String whole = comment.of(text);
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < whole.length(); ) {
            int next = LineEnds.next(whole, at);
            plain.append(at > 0 ? "\n" : "").append(whole.substring(at, next).strip());
            at = next;
        }
        return plain.toString();
    }
}
