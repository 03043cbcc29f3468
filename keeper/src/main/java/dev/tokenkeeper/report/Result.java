package dev.tokenkeeper.report;

/** What a pass did with one file. */
public enum Result {
    /** The source's bytes are live. */
    DELIVERED,
    /** Nothing to do, nothing written. */
    UNCHANGED,
    /** The live file was replaced by a merge of both sides. */
    MERGED,
    /** The live file stays as it is; base or last-known-good moved. */
    RECORDED,
    /** The last-known-good bytes are live again. */
    RESTORED,
    /** Live file and base stay as they are. */
    KEPT,
    /** The source was not taken. */
    REFUSED,
    /** Nothing could be done. */
    FAILED
}
