package dev.tokenkeeper.source;

/** Why a source, or one key of it, cannot be delivered now. The names are those of the reasons that people see. */
public enum SourceProblem {
    /** There is nothing at the source's path. */
    SOURCE_FOLDER_MISSING,
    /** The key is not there, or its link leads to nothing: not yet, never "deleted". */
    KEY_NOT_READY,
    /** The key has no bytes, or the source has no keys. */
    SOURCE_EMPTY,
    /** No permission, or the disk reported an error. */
    SOURCE_UNREADABLE,
    /** A folder, FIFO or device, a loop of links, or a link out of the source. */
    SOURCE_NOT_REGULAR,
    /** More bytes than the limit. */
    SOURCE_TOO_LARGE,
    /** It changed again at each try to read it. */
    SOURCE_UNSTABLE
}
