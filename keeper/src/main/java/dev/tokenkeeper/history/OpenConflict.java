package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Digest;
import org.jspecify.annotations.Nullable;

/** A conflict as a generation remembers it until it is resolved or superseded: places, words and digests, no values. */
public record OpenConflict(
        String path,
        String reason,
        String kept,
        @Nullable Digest ours,
        @Nullable Digest theirs) {
    /** The same conflict, at the path that its place has now. */
    public OpenConflict at(String newPath) {
        return new OpenConflict(newPath, reason, kept, ours, theirs);
    }
}
