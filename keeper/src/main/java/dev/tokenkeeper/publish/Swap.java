package dev.tokenkeeper.publish;

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
 * Puts one fresh file in the live file's place, by the best way that the volume knows:
 *
 * <ol>
 *   <li>no live file: a hard link, which never covers a file that appears meanwhile
 *   <li>an exchange of both names: what was displaced is held by the fresh name, no window
 *   <li>no exchange here: the live file gets a second name as displaced, synced, so that {@link Evidence} can tell what a
 *       power loss left of the rename that follows; one sync more
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
     * Publishes one pending entry if the live file is still what was merged.
     *
     * @return false if it is not; then nothing was changed
     */
    boolean putIfExpected(int number, Entry entry, Outgoing outgoing) throws DiskException {
        LiveFile live = new LiveFile(disk, state, entry.path());
        if (!live.holds(entry.replaced())) {
            return false;
        }
        Path pending = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        if (entry.replaced() == null) {
            return appear(pending, live);
        }
        return replace(number, entry, outgoing, live, pending);
    }

    /** Publishes one entry whatever is live; what is displaced and differs is found as a late write. */
    void put(int number, Entry entry, Outgoing outgoing, Path fresh) throws DiskException {
        LiveFile live = new LiveFile(disk, state, entry.path());
        live.makeFolders();
        for (int i = 0; i < TRIES; i++) {
            if (appear(fresh, live) || replace(number, entry, outgoing, live, fresh)) {
                return;
            }
        }
        throw new DiskException(Fault.BUSY, live.path());
    }

    private boolean appear(Path fresh, LiveFile live) throws DiskException {
        try {
            disk.link(fresh, live.path());
            return true;
        } catch (DiskException e) {
            if (e.fault() == Fault.EXISTS) {
                return false;
            }
            throw e;
        }
    }

    /** @return false if the live file went, or another one came, meanwhile */
    private boolean replace(int number, Entry entry, Outgoing outgoing, LiveFile live, Path fresh)
            throws DiskException {
        FileStat stat = live.stat();
        if (stat == null) {
            return false;
        }
        if (!stat.isRegular()) {
            throw new DiskException(Fault.NOT_REGULAR, live.path());
        }
        try {
            return exchange(fresh, live) || (!exchanges && rename(number, outgoing, fresh, live));
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
        notes.add(Publication.Note.PUBLISH_WINDOW);
        new InPlace(disk, state).publish(number, entry, outgoing, fresh);
        return true;
    }

    private boolean exchange(Path fresh, LiveFile live) throws DiskException {
        if (!exchanges) {
            return false;
        }
        try {
            disk.exchange(fresh, live.path());
            return true;
        } catch (DiskException e) {
            if (e.fault() == Fault.UNSUPPORTED) {
                exchanges = false;
                return false;
            }
            throw e;
        }
    }

    private boolean rename(int number, Outgoing outgoing, Path fresh, LiveFile live) throws DiskException {
        Path displaced = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
        Path mark = renaming(state, outgoing);
        if (disk.stat(displaced) != null) {
            disk.remove(displaced);
        }
        disk.link(live.path(), displaced);
        if (disk.stat(mark) == null) {
            disk.link(fresh, mark);
        }
        disk.sync(state.folder());
        if (!isLive(displaced, live)) {
            return false;
        }
        disk.rename(fresh, live.path());
        notes.add(Publication.Note.PUBLISH_WINDOW);
        return true;
    }

    /** A second name of the file that a rename makes live, until that is durable: after it no pending name is left to tell. */
    static Path renaming(StateFolder state, Outgoing outgoing) {
        return state.path(new StateName(StateName.Kind.TEMPORARY, 0, outgoing.nonce()));
    }

    private boolean isLive(Path displaced, LiveFile live) throws DiskException {
        FileStat held = disk.stat(displaced);
        FileStat now = live.stat();
        return held != null && now != null && held.sameFile(now);
    }
}
