package dev.tokenkeeper.merge;

/** Which side a place has after both changed it differently. */
public enum ConflictPolicy {
    /** Ours stays, the conflict is reported. */
    KEEP_TARGET,
    /** Theirs is taken; no conflict is left. */
    TAKE_SOURCE,
    /** Ours stays and the whole source is put beside it as {@code <file>.dist}. */
    KEEP_BOTH,
    /** Nothing of the file is published. */
    FAIL
}
