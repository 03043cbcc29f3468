package dev.tokenkeeper.history;

/** Why a generation was made. */
public enum Cause {
    /** The first delivery. */
    FIRST,
    /** Only the source had changed. */
    SOURCE,
    /** Source and application had changed. */
    BOTH,
    /** An edit of the application was noted. */
    APP,
    /** A write that came into a displaced file. */
    LATE,
    /** An edit of the application through the library, decided under the lock. */
    UPDATE,
    ROLLBACK,
    RESOLVE,
    ADOPT,
    /** The last-known-good bytes came back. */
    RESTORE
}
