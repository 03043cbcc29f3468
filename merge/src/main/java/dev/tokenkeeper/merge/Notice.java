package dev.tokenkeeper.merge;

/** Something a person should know about a merge that is not a conflict. */
public record Notice(String path, Kind kind) {
    /** What is to be known. */
    public enum Kind {
        /** The source put the same entries in another order; ours keeps its own. */
        REORDERED,
        /** A comment has no place here and was left out. */
        COMMENTS_NOT_MERGED,
        /** Ours does not parse or passes a limit, so the file was merged as a whole. */
        MERGED_AS_OPAQUE
    }
}
