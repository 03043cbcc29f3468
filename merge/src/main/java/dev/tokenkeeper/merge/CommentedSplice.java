package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Span;
import dev.tokenkeeper.format.Writer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, removes and comments entries between brackets with room for comments. An entry comes and goes with its
 * comments and the white space before it; the separator behind it is there when a value follows, or when the container
 * ends with one. Used for one container.
 */
final class CommentedSplice {
    private final Writer writer;
    private final Edits edits;
    private final IdentityHashMap<Entry, Place> aboves;
    private final IdentityHashMap<Entry, Place> besides;
    private final Node.Branch container;
    private final Brackets room;
    private final Moves moves;
    private final BracketSpace space;

    /** {@code aboves}, {@code besides}: the comments that entries of ours get. */
    CommentedSplice(
            Document ours,
            Writer writer,
            Edits edits,
            IdentityHashMap<Entry, Place> aboves,
            IdentityHashMap<Entry, Place> besides,
            Node.Branch container,
            Moves moves) {
        this.writer = writer;
        this.edits = edits;
        this.aboves = aboves;
        this.besides = besides;
        this.container = container;
        this.moves = moves;
        this.room = Brackets.of(ours, container);
        this.space = new BracketSpace(room, writer.seams(container, moves.sample()), aboves, besides);
    }

    void splice() {
        header();
        List<Unit> units = units();
        Unit left = null;
        StringBuilder come = new StringBuilder();
        Unit before = null;
        for (Unit unit : units) {
            if (unit.comes()) {
                come.append(space.before(before, unit)).append(text(unit));
            } else {
                join(left, before, come.toString(), unit);
                own(unit);
                left = unit;
                come.setLength(0);
            }
            before = unit;
        }
        if (units.isEmpty()) {
            edits.replace(room.open(), room.close(), "");
        } else {
            join(left, before, come.toString(), null);
        }
    }

    /** The text between two of ours that stay; null is the closing bracket. {@code before}: what is right before it. */
    private void join(@Nullable Unit left, @Nullable Unit before, String come, @Nullable Unit right) {
        String white = space.before(left, before, right);
        int from = left == null ? room.open() : room.end(left.index());
        int to = right == null ? room.close() : room.start(right.index());
        String text = come + white;
        if (!text.equals(room.text(from, to))) {
            edits.replace(from, to, text);
        }
    }

    /** All that is there afterwards, in order; which one needs a separator is known from the end. */
    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        come(-1, units);
        for (int i = 0; i < room.size(); i++) {
            if (!moves.isGone(i) && !room.isHeader(i)) {
                units.add(Unit.ofOurs(i, room.entry(i)));
            }
            come(i, units);
        }
        boolean later = room.size() > room.first() ? room.trailing() : like();
        for (int i = units.size() - 1; i >= 0; i--) {
            if (!units.get(i).isProse()) {
                units.set(i, units.get(i).separated(later));
                later = true;
            }
        }
        return units;
    }

    private void come(int after, List<Unit> units) {
        for (Change.Insert insert : moves.behind(after)) {
            if (insert.theirs().entry().kind() != Entry.Kind.HEADER) {
                units.add(Unit.ofTheirs(insert.theirs()));
            }
        }
    }

    /** Whether the first entries of an empty container end with a separator: as in theirs, where they have lines. */
    private boolean like() {
        Place sample = moves.sample();
        if (sample == null || !space.lines()) {
            return false;
        }
        Brackets theirs = Brackets.of(sample.document(), sample.container());
        return theirs.hasRoom() && theirs.trailing();
    }

    private String text(Unit unit) {
        Place theirs = unit.theirs();
        Entry entry = theirs.entry();
        String indent = space.indent();
        if (unit.isProse()) {
            return writer.remark(theirs.document(), entry.body(), indent, room.newline());
        }
        StringBuilder text = new StringBuilder();
        if (space.lines() && !entry.lead().isEmpty()) {
            text.append(writer.remark(theirs.document(), entry.above(), indent, room.newline()));
            text.append(room.newline()).append(indent);
        }
        text.append(writer.piece(theirs, container)).append(mark(unit));
        return text.append(space.lines() ? writer.beside(theirs, indent, room.newline()) : "")
                .toString();
    }

    private String mark(Unit unit) {
        return unit.isSeparated() ? String.valueOf(room.separator()) : "";
    }

    /** Comments and separator of an entry of ours that stays. */
    private void own(Unit unit) {
        Entry entry = unit.entry();
        if (entry.isProse()) {
            return;
        }
        Place above = aboves.get(entry);
        if (above != null) {
            String text = "";
            if (!above.entry().lead().isEmpty()) {
                Span comment = above.entry().above();
                text = writer.remark(above.document(), comment, space.indent(), room.newline());
                text += room.newline() + space.indent();
            }
            edits.replace(room.start(unit.index()), entry.body().from(), text);
        }
        behind(unit, besides.get(entry));
    }

    /** The separator and what gets {@code beside}; null: what is beside stays. */
    private void behind(Unit unit, @Nullable Place beside) {
        Span separator = room.separatorOf(unit.index());
        Span comment = unit.entry().beside();
        int from = comment.isEmpty() ? room.end(unit.index()) : comment.from();
        boolean within = separator.from() >= from && separator.from() >= comment.from();
        if (beside == null || !within) {
            if (separator.isEmpty()) {
                edits.insert(separator.from(), mark(unit));
            } else if (!unit.isSeparated()) {
                edits.replace(separator.from(), separator.to(), "");
            }
        }
        if (beside != null) {
            String text = writer.beside(beside, space.indent(), room.newline());
            int to = Math.max(comment.isEmpty() ? from : comment.to(), within ? separator.to() : from);
            edits.replace(from, to, within ? mark(unit) + text : text);
        }
    }

    /** The comment before the bracket comes or goes; that it changes is a value that changes. */
    private void header() {
        int bracket = container.span().from();
        if (room.first() > 0 && moves.isGone(0)) {
            edits.replace(room.entry(0).body().from(), bracket, "");
        }
        for (Change.Insert insert : moves.behind(-1)) {
            Entry entry = insert.theirs().entry();
            if (entry.kind() == Entry.Kind.HEADER) {
                String text = writer.remark(insert.theirs().document(), entry.body(), "", room.newline());
                edits.insert(bracket, text + room.newline());
            }
        }
    }

    /** What stands between the brackets afterwards: an entry of ours that stays, or one of theirs that comes. */
    record Unit(int index, Entry entry, @Nullable Place place, boolean isSeparated) {
        static Unit ofOurs(int index, Entry entry) {
            return new Unit(index, entry, null, false);
        }

        static Unit ofTheirs(Place theirs) {
            return new Unit(-1, theirs.entry(), theirs, false);
        }

        Unit separated(boolean separated) {
            return new Unit(index, entry, place, separated);
        }

        boolean comes() {
            return place != null;
        }

        boolean isProse() {
            return entry.isProse();
        }

        Place theirs() {
            if (place == null) {
                throw new IllegalStateException("an entry of ours");
            }
            return place;
        }

        @Override
        public String toString() {
            return "Unit";
        }
    }
}
