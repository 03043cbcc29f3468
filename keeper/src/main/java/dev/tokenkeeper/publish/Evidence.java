package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import org.jspecify.annotations.Nullable;

/**
 * How far an outgoing file has come, told by the inode in the generation's header, never by a name alone: after an exchange
 * the pending name stands for the file that was displaced.
 *
 * <p>A process that dies leaves one of the first three. A power loss may keep one half only of what changed two folders:
 * where both the pending and the live name stand for the recorded inode, the file is live and so it is out; where the live
 * name stands for what was to be displaced, it is {@link #LOST}.
 */
enum Evidence {
    /** Still pending: no live file was touched for it. */
    PENDING,
    /** Being written into the live file in place. */
    WRITING,
    /** Live, or was live before the application put another file there. */
    OUT,
    /** The old file is live again, and the new one has no name any more; its bytes are in the generation. */
    LOST;

    /** Looks at the names of one entry of generation {@code number}. */
    static Evidence of(Disk disk, StateFolder state, int number, Entry entry, Outgoing outgoing) throws DiskException {
        FileStat writing = disk.stat(state.path(StateName.Kind.WRITING, number, outgoing.nonce()));
        if (writing != null && writing.inode() == outgoing.inode()) {
            return WRITING;
        }
        FileStat live = new LiveFile(disk, state, entry.path()).stat();
        FileStat pending = disk.stat(state.path(StateName.Kind.PENDING, number, outgoing.nonce()));
        if (pending != null && pending.inode() == outgoing.inode()) {
            return isSame(live, pending) ? OUT : PENDING;
        }
        FileStat displaced = disk.stat(state.path(StateName.Kind.DISPLACED, number, outgoing.nonce()));
        return isSame(live, pending) || isSame(live, displaced) ? LOST : OUT;
    }

    private static boolean isSame(@Nullable FileStat one, @Nullable FileStat other) {
        return one != null && other != null && one.sameFile(other);
    }
}
