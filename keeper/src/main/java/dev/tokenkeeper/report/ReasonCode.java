package dev.tokenkeeper.report;

import dev.tokenkeeper.content.Words;

/**
 * The closed list of reasons. Each maps to a severity, and from that to exit status, condition and metric; each is
 * explained by {@code tokenkeeper explain}.
 */
public enum ReasonCode {
    // source
    SOURCE_FOLDER_MISSING(Severity.SOURCE),
    KEY_NOT_READY(Severity.SOURCE),
    SOURCE_EMPTY(Severity.SOURCE),
    SOURCE_UNREADABLE(Severity.SOURCE),
    SOURCE_NOT_REGULAR(Severity.SOURCE),
    SOURCE_TOO_LARGE(Severity.SOURCE),
    SOURCE_UNPARSABLE(Severity.SOURCE),
    SOURCE_INVALID(Severity.SOURCE),
    SOURCE_UNSTABLE(Severity.SOURCE),
    STALE_SOURCE(Severity.NOTE),
    // target
    TARGET_FOLDER_MISSING(Severity.ERROR),
    TARGET_NOT_REGULAR(Severity.ERROR),
    TARGET_OUTSIDE_VOLUME(Severity.ERROR),
    TARGET_READ_ONLY(Severity.ERROR),
    TARGET_FULL(Severity.ERROR),
    TARGET_UNREADABLE(Severity.ERROR),
    TARGET_UNSTABLE(Severity.ERROR),
    PATH_TAKEN(Severity.ERROR),
    OWNER_MISMATCH(Severity.ERROR),
    MODE_NOT_ASSERTED(Severity.NOTE),
    DISK_ERROR(Severity.ERROR),
    TOO_LARGE_TO_MERGE(Severity.NOTE),
    FILE_LOST(Severity.NOTE),
    FILE_INVALID(Severity.NOTE),
    NOT_ATOMIC(Severity.NOTE),
    PUBLISH_WINDOW(Severity.NOTE),
    EDITS_LEFT_BEHIND(Severity.NOTE),
    GENERATION_NOT_REMOVED(Severity.NOTE),
    GENERATION_CHANGED(Severity.INTEGRITY),
    // state
    STATE_UNREADABLE(Severity.ERROR),
    STATE_DAMAGED(Severity.DAMAGE),
    STATE_NEWER(Severity.INTEGRITY),
    RESTORED(Severity.NOTE),
    ROLLBACK_DETECTED(Severity.NOTE),
    BUSY(Severity.ERROR),
    LOCK_UNAVAILABLE(Severity.ERROR),
    NO_SUCH_REVISION(Severity.ERROR),
    NO_SUCH_CONFLICT(Severity.ERROR),
    // merge
    CONFLICT(Severity.CONFLICT),
    UNRESOLVED(Severity.CONFLICT),
    FORMAT_REFUSED(Severity.CONFLICT),
    REFERENCE_BROKEN(Severity.CONFLICT),
    CONFLICT_FAILED(Severity.CONFLICT_FAIL),
    OSCILLATING(Severity.CONFLICT),
    STALE_WRITE_BACK(Severity.NOTE),
    LATE_WRITE(Severity.NOTE),
    LATE_WRITE_REFUSED(Severity.NOTE),
    REORDERED(Severity.NOTE),
    COMMENTS_NOT_MERGED(Severity.NOTE),
    MERGED_AS_OPAQUE(Severity.NOTE);

    private final Severity severity;

    /** How grave a reason is. */
    public enum Severity {
        /** To be known; exit 0. */
        NOTE,
        /** A conflict left to the default; exit 0, with strict 3. */
        CONFLICT,
        /** A conflict under the policy Fail; exit 3. */
        CONFLICT_FAIL,
        /** The source was not taken; exit 0 with a good live file, else (or with strict) 4. */
        SOURCE,
        /** Disk, permission or lock; exit 1. */
        ERROR,
        /** State lost, the live file good; exit 0, with strict 5. */
        DAMAGE,
        /** State that must not be touched; exit 5. */
        INTEGRITY
    }

    ReasonCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** The word people see: {@code KeyNotReady}. */
    public String word() {
        return Words.camel(this);
    }
}
