package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.DiskException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a tree and a list of sums side by side. Both are in the order of {@link PathOrder}, so nothing has to be
 * held. A list in another order is told as differences, and never as equal.
 */
final class Alignment {
    private Alignment() {}

    /** What each pair is told to; each answer is whether to go on. */
    interface Pairs {
        /** Both have it; one of them may be a folder and the other a file. */
        boolean both(TreeEntry entry, SumLine line) throws DiskException, Refused, Changed;

        /** Only the tree has it. */
        boolean onlyInTree(TreeEntry entry, TreeWalk walk) throws DiskException, Refused, Changed;

        /** Only the list has it. */
        boolean onlyInList(SumLine line) throws DiskException, Refused, Changed;
    }

    /** Whether each answer was to go on. */
    static boolean of(TreeWalk walk, SumsReader list, Pairs pairs) throws DiskException, BadLine, Refused, Changed {
        @Nullable TreeEntry entry = walk.next();
        @Nullable SumLine line = list.next();
        while (entry != null || line != null) {
            int order = entry == null ? 1 : line == null ? -1 : PathOrder.compare(entry.path(), line.path());
            if (entry != null && line != null && order == 0) {
                if (!pairs.both(entry, line)) {
                    return false;
                }
                entry = walk.next();
                line = list.next();
            } else if (entry != null && order < 0) {
                if (!pairs.onlyInTree(entry, walk)) {
                    return false;
                }
                entry = walk.next();
            } else if (line != null) {
                if (!pairs.onlyInList(line)) {
                    return false;
                }
                line = list.next();
            }
        }
        return true;
    }
}
