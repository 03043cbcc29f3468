package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Puts one pending file in the live file's place, by the best way that the volume knows:
 *
 * <ol>
 *   <li>no live file: a hard link, which never covers a file that appears meanwhile
 *   <li>an exchange of both names: what was displaced is held by the pending name, no window
 *   <li>no exchange here: the live file gets a second name as displaced, then a rename
 *   <li>a mount point: in place
 * </ol>
 *
 * Exchange is tried on the real names: where a volume cannot, nothing has changed, and it is remembered.
 */
final class Swap {
    private static final int TRIES = 8;

    private final Disk disk;
    private final StateFolder state;
    private final Set<Publication.Note> notes = EnumSet.noneOf(Publication.Note.class);
    private boolean exchanges = true;

    Swap(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    /** What this volume could not promise so far. */
    Set<Publication.Note> notes() {
        return notes;
    }

    /**
     * Publishes one entry if the live file is still what was merged.
     *
     * @return false if it is not; then nothing was changed
     */
    boolean putIfExpected(int number, Entry entry, Outgoing outgoing) throws DiskException {
        LiveFile live = new LiveFile(disk, state, entry.path());
        return live.holds(entry.replaced()) && replace(number, entry, outgoing, live, true);
    }

    /** Publishes one entry whatever is live; what is displaced and differs is found as a late write. */
    void put(int number, Entry entry, Outgoing outgoing) throws DiskException {
        LiveFile live = new LiveFile(disk, state, entry.path());
        live.makeFolders();
        for (int i = 0; i < TRIES; i++) {
            if (replace(number, entry, outgoing, live, false)) {
                return;
            }
        }
        throw new DiskException(Fault.BUSY, live.path());
    }

    /** @return false if another file appeared or went meanwhile */
    private boolean replace(int number, Entry entry, Outgoing outgoing, LiveFile live, boolean expected)
            throws DiskException {
        Path pending = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        FileStat stat = live.stat();
        if (stat == null) {
            return !(expected && entry.replaced() != null) && appear(pending, live);
        }
        if (expected && entry.replaced() == null) {
            return false;
        }
        if (!stat.isRegular()) {
            throw new DiskException(Fault.NOT_REGULAR, live.path());
        }
        try {
            return exchange(pending, live) || (!exchanges && rename(number, outgoing, pending, live));
        } catch (DiskException e) {
            if (e.fault() == Fault.MISSING && live.stat() == null) {
                return false;
            }
            boolean fixed = e.fault() == Fault.BUSY || e.fault() == Fault.CROSS_DEVICE;
            if (!fixed || !disk.isMountPoint(live.path())) {
                throw e;
            }
        }
        notes.add(Publication.Note.NOT_ATOMIC);
        Content other = expected ? null : live.read(Integer.MAX_VALUE - 16);
        boolean known = other == null || other.equals(entry.replaced()) || other.equals(entry.published());
        new InPlace(disk, state).publish(number, entry, outgoing, known ? null : other);
        return true;
    }

    private boolean appear(Path pending, LiveFile live) throws DiskException {
        try {
            disk.link(pending, live.path());
            return true;
        } catch (DiskException e) {
            if (e.fault() == Fault.EXISTS) {
                return false;
            }
            throw e;
        }
    }

    private boolean exchange(Path pending, LiveFile live) throws DiskException {
        if (!exchanges) {
            return false;
        }
        try {
            disk.exchange(pending, live.path());
            return true;
        } catch (DiskException e) {
            if (e.fault() == Fault.UNSUPPORTED) {
                exchanges = false;
                return false;
            }
            throw e;
        }
    }

    private boolean rename(int number, Outgoing outgoing, Path pending, LiveFile live) throws DiskException {
        Path displaced = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
        if (disk.stat(displaced) != null) {
            disk.remove(displaced);
        }
        disk.link(live.path(), displaced);
        FileStat held = disk.stat(displaced);
        FileStat now = live.stat();
        if (held == null || now == null || !held.sameFile(now)) {
            disk.remove(displaced);
            return false;
        }
        disk.rename(pending, live.path());
        notes.add(Publication.Note.PUBLISH_WINDOW);
        return true;
    }
}
