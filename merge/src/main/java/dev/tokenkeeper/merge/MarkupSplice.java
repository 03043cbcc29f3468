package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Edit;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Span;
import dev.tokenkeeper.format.Writer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, removes and comments what stands between the tags of one container. An attribute goes with the white space
 * before it. In the content the white space between two entries that stay is written anew where something comes or goes
 * between them; no other text is.
 */
final class MarkupSplice {
    private final Document ours;
    private final Writer writer;
    private final Edits edits;
    private final IdentityHashMap<Entry, Place> comments;
    private final IdentityHashMap<Entry, Place> trails;
    private final Node.Branch container;
    private final Layout.Markup room;
    private final List<Entry> entries;

    /** What is written anew between two entries, by the first of them. */
    private final IdentityHashMap<Entry, Edit> behind = new IdentityHashMap<>();

    /** {@code comments}, {@code trails}: the comments above and beside that entries of ours get. */
    MarkupSplice(
            Document ours,
            Writer writer,
            Edits edits,
            IdentityHashMap<Entry, Place> comments,
            IdentityHashMap<Entry, Place> trails,
            Node.Branch container,
            Layout.Markup room) {
        this.ours = ours;
        this.writer = writer;
        this.edits = edits;
        this.comments = comments;
        this.trails = trails;
        this.container = container;
        this.room = room;
        this.entries = container.entries();
    }

    void splice(Moves moves) {
        attributes(moves);
        content(moves);
        // What is at one place is added in the order in which it will stand there.
        for (Entry entry : entries) {
            Place above = comments.get(entry);
            if (above != null) {
                above(entry, above);
            }
            Place beside = trails.get(entry);
            Edit edit = behind.get(entry);
            if (beside != null) {
                beside(entry, beside, edit == null);
            }
            if (edit != null) {
                edits.add(edit);
            }
        }
    }

    private void attributes(Moves moves) {
        int at = room.attributes();
        String space = null;
        for (int i = -1; i < entries.size(); i++) {
            if (i >= 0) {
                Entry entry = entries.get(i);
                if (!room.isAttribute(entry)) {
                    return;
                }
                at = entry.body().to();
                if (moves.isGone(i)) {
                    edits.replace(entry.gap().from(), at, "");
                }
            }
            for (Change.Insert insert : moves.behind(i)) {
                if (room.isAttribute(insert.theirs().entry())) {
                    space = space == null ? attributeSpace() : space;
                    edits.insert(at, space + writer.piece(insert.theirs(), container));
                }
            }
        }
    }

    /** What stands before an attribute that is not the first, if there is one. */
    private String attributeSpace() {
        String space = " ";
        for (int i = 0; i < 2 && i < entries.size(); i++) {
            if (room.isAttribute(entries.get(i))) {
                space = entries.get(i).gap().of(ours.text());
            }
        }
        return space;
    }

    private void content(Moves moves) {
        ContentSpace space = new ContentSpace(ours, writer, container, room, moves.sample());
        List<Change.Insert> come = new ArrayList<>();
        Entry left = null;
        Entry gone = null;
        for (int i = -1; i < entries.size(); i++) {
            Entry entry = i < 0 ? null : entries.get(i);
            if (entry != null && !room.isAttribute(entry)) {
                if (moves.isGone(i)) {
                    gone = gone == null ? entry : gone;
                } else {
                    if (gone != null || !come.isEmpty()) {
                        between(space, left, gone, come, entry);
                    }
                    come.clear();
                    gone = null;
                    left = entry;
                }
            }
            for (Change.Insert insert : moves.behind(i)) {
                if (!room.isAttribute(insert.theirs().entry())) {
                    come.add(insert);
                }
            }
        }
        if (gone != null || !come.isEmpty()) {
            between(space, left, gone, come, null);
        }
    }

    private void between(
            ContentSpace space,
            @Nullable Entry left,
            @Nullable Entry gone,
            List<Change.Insert> come,
            @Nullable Entry right) {
        StringBuilder text = new StringBuilder();
        Entry last = left == null ? null : trailed(left);
        for (Change.Insert insert : come) {
            Entry entry = insert.theirs().entry();
            String piece = writer.piece(insert.theirs(), container);
            text.append(space.before(last, insert.theirs(), piece)).append(piece);
            last = entry;
        }
        if (right != null) {
            text.append(space.before(last, gone, right, left == null && !come.isEmpty()));
        } else {
            text.append(last == null ? space.emptied() : space.behind(last));
        }
        if (room.single()) {
            String name = ours.text().substring(container.span().from() + 1, room.attributes());
            edits.replace(startTagEnd(), room.close() + 2, ">" + text + "</" + name + ">");
            return;
        }
        int from = left == null ? room.open() : ContentSpace.end(left);
        Span span = new Span(from, right == null ? room.close() : ContentSpace.start(right));
        if (left == null) {
            edits.add(new Edit(span, text.toString()));
        } else {
            behind.put(left, new Edit(span, text.toString()));
        }
    }

    /** {@code entry} with the comment beside that it gets. */
    private Entry trailed(Entry entry) {
        Place theirs = trails.get(entry);
        return theirs == null
                ? entry
                : entry.meaning(entry.lead(), entry.node(), theirs.entry().trail());
    }

    /** {@code alone}: nothing else is written behind it, so it has to end its line itself. */
    private void beside(Entry entry, Place theirs, boolean alone) {
        String comment = theirs.entry().beside().isEmpty() ? "" : writer.beside(theirs, "", ours.newline());
        int end = ContentSpace.end(entry);
        boolean ends = comment.isEmpty() || !alone || ContentSpace.endsLine(ours.text(), end);
        edits.replace(entry.body().to(), end, ends ? comment : comment + ours.newline());
    }

    /** Behind the last attribute, or the name. */
    private int startTagEnd() {
        int end = room.attributes();
        for (Entry entry : entries) {
            if (room.isAttribute(entry)) {
                end = entry.body().to();
            }
        }
        return end;
    }

    private void above(Entry entry, Place theirs) {
        String comment = writer.above(theirs, container);
        if (comment.isEmpty()) {
            edits.replace(entry.above().from(), entry.body().from(), "");
        } else if (entry.above().isEmpty()) {
            edits.insert(
                    entry.body().from(), comment + ContentSpace.line(entry.gap().of(ours.text())));
        } else {
            edits.replace(entry.above().from(), entry.above().to(), comment);
        }
    }
}
