package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Differences;
import dev.tokenkeeper.merge.PathChange;
import dev.tokenkeeper.merge.Whereabouts;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the list of open conflicts. A conflict stays open while the live file and the source as delivered differ at its
 * place; a newer one at the same place takes its place. Lines of plain text have no lasting place, so there a conflict
 * stays open while anything differs.
 */
final class Conflicts {
    private Conflicts() {}

    /** A merge's conflict as a generation remembers it. */
    static OpenConflict open(Conflict conflict) {
        return new OpenConflict(
                conflict.path(),
                Words.camel(conflict.reason()),
                Words.kebab(conflict.kept()),
                conflict.ours(),
                conflict.theirs());
    }

    static List<OpenConflict> open(List<Conflict> conflicts) {
        List<OpenConflict> open = new ArrayList<>(conflicts.size());
        for (Conflict conflict : conflicts) {
            open.add(open(conflict));
        }
        return open;
    }

    /** A place of which nobody knows whose it is. */
    static OpenConflict unresolved(String path) {
        return open(new Conflict(path, Conflict.Reason.UNRESOLVED, Conflict.Side.OURS, null, null));
    }

    /**
     * The conflicts of a generation as they are called with {@code live} beside {@code base}: a path with an index follows
     * its entry where others came or went before it. What only the source has counts there, all else in the live file.
     */
    static List<OpenConflict> moved(Entry entry, Content base, Content live) {
        List<OpenConflict> moved = new ArrayList<>(entry.conflicts());
        follow(moved, entry.format(), entry.published(), live, false);
        follow(moved, entry.format(), entry.base(), base, true);
        return moved;
    }

    /** A merge's conflicts, whose paths count in {@code ours}, as they are called in its result. */
    static List<OpenConflict> open(List<Conflict> conflicts, Format format, Content ours, Content result) {
        List<OpenConflict> open = open(conflicts);
        // Runs of lines are counted in the result already.
        if (format != Format.TEXT) {
            follow(open, format, ours, result, false);
        }
        return open;
    }

    /** Conflicts of a live file as they are called in another version of it. */
    static List<OpenConflict> moved(List<OpenConflict> conflicts, Format format, Content from, Content to) {
        List<OpenConflict> moved = new ArrayList<>(conflicts);
        follow(moved, format, from, to, false);
        return moved;
    }

    private static void follow(
            List<OpenConflict> conflicts, Format format, Content from, Content to, boolean onlyInSource) {
        if (conflicts.isEmpty() || from.equals(to)) {
            return;
        }
        Whereabouts whereabouts = Whereabouts.between(format, from, to);
        for (int i = 0; i < conflicts.size() && whereabouts != null; i++) {
            OpenConflict conflict = conflicts.get(i);
            if (isOnlyInSource(conflict) == onlyInSource) {
                String path = whereabouts.of(conflict.path());
                if (path != null && !path.equals(conflict.path())) {
                    conflicts.set(i, conflict.at(path));
                }
            }
        }
    }

    /** Whether nothing stands there in the live file, so that the path is the source's. */
    static boolean isOnlyInSource(OpenConflict conflict) {
        return conflict.ours() == null && conflict.theirs() != null;
    }

    /** What is open with {@code live} beside {@code base}: of {@code before} what still holds, and all of {@code fresh}. */
    static List<OpenConflict> after(
            List<OpenConflict> before, List<OpenConflict> fresh, Content base, Content live, Format format) {
        if (before.isEmpty()) {
            return fresh;
        }
        List<NodePath> differing = differing(base, live, format);
        List<OpenConflict> open = new ArrayList<>();
        for (OpenConflict conflict : before) {
            NodePath place = NodePath.parse(conflict.path());
            boolean holds = format == Format.TEXT ? !differing.isEmpty() : touches(place, differing);
            if (holds && !replaced(place, fresh)) {
                open.add(conflict);
            }
        }
        open.addAll(fresh);
        return open;
    }

    private static List<NodePath> differing(Content base, Content live, Format format) {
        List<NodePath> places = new ArrayList<>();
        if (!base.equals(live)) {
            for (PathChange change : Differences.between(format, base, live)) {
                places.add(NodePath.parse(change.path()));
            }
        }
        return places;
    }

    private static boolean touches(NodePath place, List<NodePath> others) {
        for (NodePath other : others) {
            if (place.contains(other) || other.contains(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean replaced(NodePath place, List<OpenConflict> fresh) {
        for (OpenConflict conflict : fresh) {
            if (NodePath.parse(conflict.path()).equals(place)) {
                return true;
            }
        }
        return false;
    }
}
