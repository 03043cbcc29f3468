package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.LineEnds;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Writer;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, removes and comments entries that have lines of their own. A blank run goes with the entry behind it; free
 * text gets a blank line behind it where it would else become the next entry's comment.
 */
final class LineSplice {
    private final Grammar grammar;
    private final Document ours;
    private final Writer writer;
    private final Edits edits;
    private final IdentityHashMap<Entry, Place> comments;
    private @Nullable Entry last;

    /** {@code comments}: the comment above that an entry of ours gets. */
    LineSplice(Grammar grammar, Document ours, Writer writer, Edits edits, IdentityHashMap<Entry, Place> comments) {
        this.grammar = grammar;
        this.ours = ours;
        this.writer = writer;
        this.edits = edits;
        this.comments = comments;
    }

    void splice(Node.Branch container, Moves moves) {
        List<Entry> entries = container.entries();
        boolean first = insert(moves.behind(-1), start(entries, moves));
        int from = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (!moves.isGone(i)) {
                stay(entries, from, i, first && i == 0);
                insert(moves.behind(i), entries.get(i).body().to());
                from = i + 1;
            }
        }
        if (from < entries.size()) {
            edits.replace(
                    entries.get(from).gap().from(), entries.getLast().body().to(), "");
        }
    }

    private int start(List<Entry> entries, Moves moves) {
        if (entries.isEmpty()) {
            return ours.text().length();
        }
        Entry first = entries.getFirst();
        return moves.isGone(0) ? first.gap().from() : first.above().from();
    }

    /** The entry {@code index} stays, those from {@code from} to it go; {@code adjacent}: something came right before it. */
    private void stay(List<Entry> entries, int from, int index, boolean adjacent) {
        Entry entry = entries.get(index);
        boolean gap = !entry.gap().isEmpty() && !adjacent;
        if (from < index) {
            Entry gone = entries.get(from);
            boolean keepsGap = last != null && !gap && !gone.gap().isEmpty();
            boolean dropsGap = last == null && gone.gap().isEmpty();
            int begin = keepsGap ? gone.above().from() : gone.gap().from();
            edits.replace(
                    begin,
                    dropsGap
                            ? entry.above().from()
                            : entries.get(index - 1).body().to(),
                    "");
            gap = (gap && !dropsGap) || keepsGap;
        }
        Place comment = comments.get(entry);
        boolean lead = comment == null
                ? !entry.lead().isEmpty()
                : !comment.entry().lead().isEmpty();
        if (!gap && needsBlank(entry, lead)) {
            edits.insert(entry.above().from(), ours.newline());
        }
        if (comment != null) {
            String text =
                    LineEnds.as(ours.newline(), comment.text(comment.entry().above()));
            edits.replace(entry.above().from(), entry.above().to(), text);
        }
        last = entry;
    }

    /** Inserts at {@code at}; whether anything came. */
    private boolean insert(List<Change.Insert> come, int at) {
        if (come.isEmpty()) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        if (at > 0 && !LineEnds.finishes(ours.text().substring(at - 1, at))) {
            text.append(ours.newline());
        }
        for (Change.Insert insert : come) {
            Entry entry = insert.theirs().entry();
            String gap = last == null
                    ? ""
                    : LineEnds.as(ours.newline(), insert.theirs().text(entry.gap()));
            if (gap.isEmpty() && needsBlank(entry, !entry.lead().isEmpty())) {
                gap = ours.newline();
            }
            text.append(gap).append(writer.piece(insert.theirs(), insert.into()));
            last = entry;
        }
        edits.insert(at, text.toString());
        return true;
    }

    /** Whether {@code next}, right behind the last entry, would be read as another thing than it is. */
    private boolean needsBlank(Entry next, boolean commented) {
        if (last == null || !grammar.commentsBelongBelow()) {
            return false;
        }
        if (last.kind() == Entry.Kind.HEADER) {
            return next.isProse() || commented;
        }
        return last.kind() == Entry.Kind.FREE && !next.isProse();
    }
}
