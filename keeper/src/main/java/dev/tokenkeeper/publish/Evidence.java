package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;

/**
 * How far an outgoing file has come, told by the inode in the generation's header, never by a name alone: after an exchange
 * the pending name stands for the file that was displaced.
 */
enum Evidence {
    /** Still pending: no live file was touched for it. */
    PENDING,
    /** Being written into the live file in place. */
    WRITING,
    /** Live, or was live before the application put another file there. */
    OUT;

    /**
     * Looks at the names of one entry of generation {@code number}.
     *
     * <p>Where both the pending and the live name stand for the recorded inode, the file is out: that is a first delivery
     * between link and clean-up, or a rename of which a power loss kept one half.
     */
    static Evidence of(Disk disk, StateFolder state, int number, Entry entry, Outgoing outgoing) throws DiskException {
        FileStat writing = disk.stat(state.path(StateName.Kind.WRITING, number, outgoing.nonce()));
        if (writing != null && writing.inode() == outgoing.inode()) {
            return WRITING;
        }
        Path pendingPath = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        FileStat pending = disk.stat(pendingPath);
        if (pending == null || pending.inode() != outgoing.inode()) {
            return OUT;
        }
        FileStat live = new LiveFile(disk, state, entry.path()).stat();
        return live != null && live.sameFile(pending) ? OUT : PENDING;
    }
}
