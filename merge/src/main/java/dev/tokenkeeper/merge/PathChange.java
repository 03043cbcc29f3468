package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Digest;
import org.jspecify.annotations.Nullable;

/** One difference between two versions, without values: where, what, and the digests of the text before and after. */
public record PathChange(
        String path,
        Kind kind,
        @Nullable Digest from,
        @Nullable Digest to) {
    /** What happened at a path. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
