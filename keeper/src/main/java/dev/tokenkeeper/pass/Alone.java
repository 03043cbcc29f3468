package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.volume.Disk;

/** Whether an application got its own lock of one file. */
public sealed interface Alone {
    /** It did; closing gives it back, and so does the end of the process, however it ends. */
    record Taken(Disk.Lease lease) implements Alone {}

    /** It did not. */
    record Refused(Reason reason) implements Alone {}
}
