package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A place that the two sides left in two ways, with no values in it: a path, a reason, who was kept, and the digests
 * of the text that stands there in ours and theirs (null where a side has nothing there).
 */
public record Conflict(
        String path,
        Reason reason,
        Side kept,
        @Nullable Digest ours,
        @Nullable Digest theirs) {
    /** Why both sides could not be in the result. */
    public enum Reason {
        /** Both sides changed the node, differently. */
        BOTH_CHANGED,
        /** Both sides added the node, differently. */
        BOTH_ADDED,
        /** One side removed what the other changed. */
        REMOVED_AND_CHANGED,
        /** A live file without a base differs here; whose change it is nobody knows. */
        UNRESOLVED,
        /** The change could not be written in this format without harm to something else. */
        FORMAT_REFUSED,
        /** With the change a reference, such as an alias, would stand for nothing, or for something else. */
        REFERENCE_BROKEN
    }

    /** One of the two sides of a merge. */
    public enum Side {
        OURS,
        THEIRS
    }
}
