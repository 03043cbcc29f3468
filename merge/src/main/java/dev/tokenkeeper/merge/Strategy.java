package dev.tokenkeeper.merge;

/** What a whole file does when its source changes. */
public enum Strategy {
    /** Base, ours and theirs are merged. */
    THREE_WAY,
    /** The source is taken as it is. */
    TAKE_SOURCE,
    /** The live file stays; a changed source becomes the new base. */
    KEEP_TARGET,
    /** Delivered when the live file is missing, never again. */
    CREATED_ONCE
}
