package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Writer;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The white space between two things between brackets: what ours has, where that keeps comments with what they belong
 * to, else what its neighbours have. A null thing is a bracket.
 */
final class BracketSpace {
    private final Brackets room;
    private final Writer.Seams seams;
    private final IdentityHashMap<Entry, Place> aboves;
    private final IdentityHashMap<Entry, Place> besides;
    private final boolean none;
    private final String first;

    BracketSpace(
            Brackets room,
            Writer.Seams seams,
            IdentityHashMap<Entry, Place> aboves,
            IdentityHashMap<Entry, Place> besides) {
        this.room = room;
        this.seams = seams;
        this.aboves = aboves;
        this.besides = besides;
        this.none = room.size() == room.first();
        this.first = none ? seams.first() : room.white(room.first());
    }

    /** Whether things have lines of their own. */
    boolean lines() {
        return none ? first.indexOf('\n') >= 0 : room.lines();
    }

    /** What lines between these brackets begin with. */
    String indent() {
        for (int i = room.first(); i < room.size(); i++) {
            String white = room.white(i);
            if (white.indexOf('\n') >= 0) {
                return tail(white);
            }
        }
        return tail(first);
    }

    /** Before something that comes. */
    String before(CommentedSplice.@Nullable Unit left, CommentedSplice.Unit comes) {
        if (!lines()) {
            return left == null ? first : seams.between();
        }
        int blank = left == null ? 0 : Math.max(gap(comes.theirs()), lineEnds(left, comes) - 1);
        return room.newline().repeat(1 + blank) + indent();
    }

    /** Before something of ours; {@code left}: of ours too, the last that stays before it, {@code before}: what is right before it. */
    String before(
            CommentedSplice.@Nullable Unit left,
            CommentedSplice.@Nullable Unit before,
            CommentedSplice.@Nullable Unit right) {
        int index = right == null ? room.size() : right.index();
        if (none) {
            return seams.last();
        }
        int next = left == null ? room.first() : left.index() + 1;
        String white = room.white(index);
        boolean touched = (before != null && before.comes()) || next != index || changes(left, right);
        if (!touched) {
            return white;
        }
        if (before == null && right != null) {
            return room.white(next);
        }
        if (!lines() && before != null && right != null && index == room.first()) {
            return seams.between();
        }
        int needed = before == null ? 0 : lineEnds(before, right);
        if (count(white) >= needed) {
            return white;
        }
        String gone = room.white(next);
        if (right != null && next < index && count(gone) >= needed) {
            return gone;
        }
        return room.newline().repeat(needed) + (right == null ? room.lineIndent() : indent());
    }

    private boolean changes(CommentedSplice.@Nullable Unit left, CommentedSplice.@Nullable Unit right) {
        return (left != null && besides.containsKey(left.entry()))
                || (right != null && aboves.containsKey(right.entry()));
    }

    /** How many line ends at least have to be between two things so that each comment stays with its own. */
    private int lineEnds(CommentedSplice.Unit left, CommentedSplice.@Nullable Unit right) {
        if (left.isProse() && right != null && !right.isProse()) {
            return isOnTheBracketsLine(left) ? 1 : 2;
        }
        boolean prose = left.isProse() || (right != null && right.isProse());
        boolean fresh = right != null
                && !right.entry().lead().isEmpty()
                && (right.comes() || aboves.containsKey(right.entry()));
        return prose || fresh || endsItsLine(left) ? 1 : 0;
    }

    private boolean isOnTheBracketsLine(CommentedSplice.Unit unit) {
        return unit.index() == room.first() && first.indexOf('\n') < 0;
    }

    private boolean endsItsLine(CommentedSplice.Unit unit) {
        Place beside = besides.get(unit.entry());
        String trail = beside == null ? unit.entry().trail() : beside.entry().trail();
        if (unit.comes()) {
            // Within a line there is no room for it, so it does not come.
            return lines() && !trail.isEmpty();
        }
        if (trail.isEmpty() || beside != null) {
            return !trail.isEmpty();
        }
        String white = room.white(unit.index() + 1);
        return white.startsWith("\n") || white.startsWith("\r");
    }

    private static int gap(Place theirs) {
        return count(theirs.text(theirs.entry().gap()));
    }

    private static int count(String white) {
        int count = 0;
        for (int i = 0; i < white.length(); i++) {
            count += white.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Behind the last line end. */
    private static String tail(String white) {
        return white.substring(white.lastIndexOf('\n') + 1);
    }
}
