package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Edit;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.LineEnds;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Writer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, removes and comments entries that have lines of their own, in a container and in all such containers in it. A
 * blank run goes with the entry behind it; free text gets a blank line behind it where it would else become the next
 * entry's comment. What stands in a container is edited before what stands behind it, as both can be at one place.
 */
final class LineSplice {
    private final Grammar grammar;
    private final Document ours;
    private final Writer writer;
    private final Edits edits;
    private final IdentityHashMap<Entry, Place> comments;

    /** What the last line of a container belongs to afterwards; null if the container is empty. */
    private final IdentityHashMap<Node.Branch, @Nullable Entry> tails = new IdentityHashMap<>();

    /** What the line before belongs to. */
    private @Nullable Entry last;

    /** Whether that is in a container within the one that is spliced, or indented as if it were. */
    private boolean deeper;

    /** Whether the text ends with a line end, as far as is known by now. */
    private boolean finished;

    /** {@code comments}: the comment above that an entry of ours gets. */
    LineSplice(Grammar grammar, Document ours, Writer writer, Edits edits, IdentityHashMap<Entry, Place> comments) {
        this.grammar = grammar;
        this.ours = ours;
        this.writer = writer;
        this.edits = edits;
        this.comments = comments;
        this.finished = ours.text().isEmpty() || LineEnds.finishes(ours.text());
    }

    void splice(Node.Branch root, Map<Node.Branch, Moves> moves) {
        List<Node.Branch> all = new ArrayList<>();
        all.add(root);
        for (int i = 0; i < all.size(); i++) {
            for (Entry entry : all.get(i).entries()) {
                if (entry.node() instanceof Node.Branch inner && inner.layout() instanceof Layout.Lines) {
                    all.add(inner);
                }
            }
        }
        Moves none = new Moves();
        for (int i = all.size() - 1; i >= 0; i--) {
            last = null;
            splice(all.get(i), moves.getOrDefault(all.get(i), none));
            tails.put(all.get(i), last);
        }
    }

    private void splice(Node.Branch container, Moves moves) {
        List<Entry> entries = container.entries();
        boolean empties = hasValues(container) && !keepsValues(container, moves);
        int from = 0;
        boolean first = false;
        if (!entries.isEmpty() && isWithinLine(entries.getFirst())) {
            from = opening(container, moves, empties);
        } else {
            first = start(container, moves, empties);
        }
        for (int i = from; i < entries.size(); i++) {
            if (!moves.isGone(i)) {
                stay(container, from, i, first && i == 0);
                insert(container, moves.behind(i), entries.get(i).body().to());
                from = i + 1;
            }
        }
        if (from < entries.size()) {
            remove(entries.get(from).gap().from(), entries.getLast().body().to());
        }
    }

    private static boolean hasValues(Node.Branch container) {
        for (Entry entry : container.entries()) {
            if (!entry.isProse()) {
                return true;
            }
        }
        return false;
    }

    private static boolean keepsValues(Node.Branch container, Moves moves) {
        List<Entry> entries = container.entries();
        boolean keeps = moves.bringsValues();
        for (int i = 0; i < entries.size() && !keeps; i++) {
            keeps = !entries.get(i).isProse() && !moves.isGone(i);
        }
        return keeps;
    }

    private static int firstThatStays(List<Entry> entries, Moves moves) {
        int first = 0;
        while (first < entries.size() && moves.isGone(first)) {
            first++;
        }
        return first;
    }

    private boolean isWithinLine(Entry first) {
        int at = first.above().from();
        return at > 0 && !LineEnds.finishes(ours.text().substring(at - 1, at));
    }

    /** What comes before all others, each on lines of its own; whether anything did. */
    private boolean start(Node.Branch container, Moves moves, boolean empties) {
        List<Change.Insert> come = moves.behind(-1);
        Layout.None none = ((Layout.Lines) container.layout()).none();
        boolean fills = moves.bringsValues() && !hasValues(container);
        if (none != null && empties) {
            edits.early(new Edit(none.room(), none.text()));
        } else if (none != null && fills) {
            boolean opens = none.opens() && !come.isEmpty() && !needsLine(come.getFirst());
            if (opens) {
                String text = LineEnds.unfinished(pieces(container, come)).stripLeading();
                int blanks = none.text().length() - none.text().stripLeading().length();
                edits.early(new Edit(none.room(), none.text().substring(0, blanks) + text));
                return true;
            }
            edits.early(new Edit(none.room(), ""));
        }
        return insert(container, come, startOf(container, moves));
    }

    /** Whether an entry cannot begin within a line, as a comment is above it or it is one. */
    private static boolean needsLine(Change.Insert insert) {
        Entry entry = insert.theirs().entry();
        return entry.isProse() || !entry.lead().isEmpty();
    }

    /**
     * The first entry stands behind what opens the container, on one line: who is first afterwards stands there, unless a
     * comment is above it. The index of the first entry that still has to be looked at.
     */
    private int opening(Node.Branch container, Moves moves, boolean empties) {
        List<Entry> entries = container.entries();
        List<Change.Insert> come = moves.behind(-1);
        Layout.Lines room = (Layout.Lines) container.layout();
        int stays = firstThatStays(entries, moves);
        Entry next = stays == entries.size() ? null : entries.get(stays);
        Place comment = next == null ? null : comments.get(next);
        int begin = entries.getFirst().body().from();
        boolean empty = empties && come.isEmpty();
        if (come.isEmpty() && stays == 0 && comment == null) {
            return 0;
        }
        String sign = room.none() == null ? "" : room.none().text().strip() + ours.newline();
        StringBuilder text = new StringBuilder(empty ? sign : pieces(container, come));
        boolean commented = next != null && isCommented(next, comment);
        boolean breaks = !empty && (come.isEmpty() ? commented : needsLine(come.getFirst()));
        int from = breaks ? behindBlanks(begin) : begin;
        if (breaks) {
            text.insert(0, ours.newline());
        } else if (!empty && text.indexOf(room.indent()) == 0) {
            text.delete(0, room.indent().length());
        }
        if (next == null) {
            edits.replace(from, entries.getLast().body().to(), text.toString());
        } else if (stays == 0) {
            boolean blank = !come.isEmpty() && needsBlank(next, commented);
            text.append(blank ? ours.newline() : "").append(comment == null ? "" : above(comment, container));
            edits.replace(
                    from,
                    begin,
                    text.append(text.isEmpty() ? "" : room.indent()).toString());
            comments.remove(next);
            last = null;
        } else if (!text.isEmpty()) {
            edits.replace(from, next.above().from(), text.toString());
        } else {
            edits.replace(begin, next.body().from() + room.indent().length(), "");
            comments.remove(next);
        }
        return stays;
    }

    /** Whether {@code entry} has to begin on a line of its own, {@code comment} being what it gets above. */
    private static boolean isCommented(Entry entry, @Nullable Place comment) {
        String lead = comment == null ? entry.lead() : comment.entry().lead();
        return entry.isProse() || !lead.isEmpty();
    }

    private int behindBlanks(int at) {
        int end = at;
        while (end > 0 && (ours.text().charAt(end - 1) == ' ' || ours.text().charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    private String above(Place comment, Node.Branch container) {
        return LineEnds.as(ours.newline(), writer.above(comment, container));
    }

    private int startOf(Node.Branch container, Moves moves) {
        List<Entry> entries = container.entries();
        if (entries.isEmpty()) {
            return ((Layout.Lines) container.layout()).start();
        }
        Entry first = entries.getFirst();
        return moves.isGone(0) ? first.gap().from() : first.above().from();
    }

    /** The entry {@code index} stays, those from {@code from} to it go; {@code adjacent}: something came right before it. */
    private void stay(Node.Branch container, int from, int index, boolean adjacent) {
        List<Entry> entries = container.entries();
        Entry entry = entries.get(index);
        boolean gap = !entry.gap().isEmpty() && !adjacent;
        if (from < index) {
            Entry gone = entries.get(from);
            boolean keepsGap = last != null && !gap && !gone.gap().isEmpty();
            boolean dropsGap = last == null && gone.gap().isEmpty();
            int begin = keepsGap ? gone.above().from() : gone.gap().from();
            remove(
                    begin,
                    dropsGap
                            ? entry.above().from()
                            : entries.get(index - 1).body().to());
            gap = (gap && !dropsGap) || keepsGap;
        }
        Place comment = comments.get(entry);
        boolean lead = comment == null
                ? !entry.lead().isEmpty()
                : !comment.entry().lead().isEmpty();
        boolean section = adjacent && entry.isSection() && entry.gap().isEmpty();
        boolean changed = comment != null || !Objects.equals(last, before(entries, index));
        String blank = section ? sectionGap(container) : "";
        if (blank.isEmpty() && needsBlank(entry, lead)) {
            blank = ours.newline();
        }
        if (!gap && changed && !blank.isEmpty()) {
            edits.insert(entry.above().from(), blank);
        }
        if (comment != null) {
            edits.replace(entry.above().from(), entry.above().to(), above(comment, container));
        }
        follow(entry, container, ours.text());
    }

    /** {@code entry} stands there now, as it does in {@code container} of {@code text}. */
    private void follow(Entry entry, Node.Branch container, String text) {
        boolean first = last == null;
        last = tail(entry);
        deeper = !last.equals(entry) || (!first && isDeeper(entry, container, text));
    }

    /** Whether free text is indented deeper than the entries around it. */
    private static boolean isDeeper(Entry entry, Node.Branch container, String text) {
        String indent = container.layout() instanceof Layout.Lines lines ? lines.indent() : "";
        int at = entry.body().from() + indent.length();
        return entry.isProse() && at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }

    private void remove(int from, int to) {
        edits.replace(from, to, "");
        finished |= to == ours.text().length();
    }

    /** Inserts at {@code at}; whether anything came. */
    private boolean insert(Node.Branch container, List<Change.Insert> come, int at) {
        if (come.isEmpty()) {
            return false;
        }
        String begin = "";
        if (at == ours.text().length() && !finished) {
            begin = ours.newline();
            finished = true;
        }
        edits.insert(at, begin + pieces(container, come));
        return true;
    }

    private String pieces(Node.Branch container, List<Change.Insert> come) {
        StringBuilder text = new StringBuilder();
        for (Change.Insert insert : come) {
            Entry entry = insert.theirs().entry();
            String gap = last == null
                    ? ""
                    : LineEnds.as(ours.newline(), insert.theirs().text(entry.gap()));
            if (gap.isEmpty() && opensAlone(insert.theirs())) {
                gap = sectionGap(container);
            }
            if (gap.isEmpty() && needsBlank(entry, !entry.lead().isEmpty())) {
                gap = ours.newline();
            }
            text.append(gap).append(writer.piece(insert.theirs(), container));
            Place theirs = insert.theirs();
            follow(entry, theirs.container(), theirs.document().text());
        }
        return text.toString();
    }

    /** Whether {@code theirs} is a section that has no gap because it was the first, and now is not. */
    private boolean opensAlone(Place theirs) {
        Entry entry = theirs.entry();
        return last != null
                && entry.isSection()
                && entry.equals(theirs.container().entries().getFirst());
    }

    /** What stands between two sections of ours; a blank line if there are no two. */
    private String sectionGap(Node.Branch container) {
        List<Entry> entries = container.entries();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).isSection()) {
                return entries.get(i).gap().of(ours.text());
            }
        }
        return ours.newline();
    }

    /** What the line before the entry {@code index} belonged to. */
    private static @Nullable Entry before(List<Entry> entries, int index) {
        return index == 0 ? null : lastIn(entries.get(index - 1));
    }

    private static Entry lastIn(Entry entry) {
        Entry last = entry;
        while (last.node() instanceof Node.Branch inner
                && inner.layout() instanceof Layout.Lines
                && !inner.entries().isEmpty()) {
            last = inner.entries().getLast();
        }
        return last;
    }

    /** What the last line of {@code entry} belongs to: the entry itself, or one in it. */
    private Entry tail(Entry entry) {
        if (entry.node() instanceof Node.Branch inner && tails.containsKey(inner)) {
            Entry known = tails.get(inner);
            return known == null ? entry : known;
        }
        return lastIn(entry);
    }

    /** Whether {@code next}, right behind the last entry, would be read as another thing than it is. */
    private boolean needsBlank(Entry next, boolean commented) {
        if (last == null || !last.isProse() || !grammar.belongsBelow(last)) {
            return false;
        }
        if (last.kind() == Entry.Kind.HEADER) {
            return (next.isProse() || commented) && !grammar.endsHeader();
        }
        boolean apart = deeper && grammar.columnsTellComments();
        return !next.isProse() && !apart;
    }
}
