package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.DiskException;

/** Gives a fault of the disk the reason that people read, by where it happened. */
final class Faults {
    private Faults() {}

    /** A fault at the live file {@code path}. */
    static Reason ofLive(DiskException e, String path) {
        return Reason.of(
                switch (e.fault()) {
                    case MISSING -> ReasonCode.TARGET_FOLDER_MISSING;
                    case DENIED -> ReasonCode.TARGET_UNREADABLE;
                    case FULL -> ReasonCode.TARGET_FULL;
                    case READ_ONLY -> ReasonCode.TARGET_READ_ONLY;
                    case NOT_REGULAR -> ReasonCode.TARGET_NOT_REGULAR;
                    case TOO_LARGE -> ReasonCode.TOO_LARGE_TO_MERGE;
                    case EXISTS, BUSY, CROSS_DEVICE, UNSUPPORTED, IO -> ReasonCode.DISK_ERROR;
                },
                path);
    }

    /** A fault in the state folder, or while something was published. */
    static Reason ofState(DiskException e) {
        return Reason.of(
                switch (e.fault()) {
                    case DENIED -> ReasonCode.STATE_UNREADABLE;
                    case FULL -> ReasonCode.TARGET_FULL;
                    case READ_ONLY -> ReasonCode.TARGET_READ_ONLY;
                    case NOT_REGULAR -> ReasonCode.TARGET_OUTSIDE_VOLUME;
                    case MISSING, EXISTS, TOO_LARGE, BUSY, CROSS_DEVICE, UNSUPPORTED, IO -> ReasonCode.DISK_ERROR;
                },
                String.valueOf(e.path()));
    }
}
