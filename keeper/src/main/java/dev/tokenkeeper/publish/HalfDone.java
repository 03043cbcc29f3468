package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Brings a generation that has its number to one end or the other. The rule: as long as no file of it is out it is aborted;
 * once one is out, the rest follows.
 */
final class HalfDone {
    private final Disk disk;
    private final StateFolder state;
    private final Swap swap;

    HalfDone(Disk disk, StateFolder state, Swap swap) {
        this.disk = disk;
        this.state = state;
        this.swap = swap;
    }

    /**
     * Gives a generation up of which no file is out. It loses its number, durably, before a pending file goes: else a power
     * loss in between would leave a number without a pending file, and that means committed.
     */
    void abort(Generation generation) throws DiskException {
        int number = generation.number();
        takeNumber(number, StateName.Kind.ABORTED);
        for (StateName name : state.names()) {
            boolean isSecondNameOfLive = name.kind() == StateName.Kind.DISPLACED;
            if (name.number() == number && (name.kind() == StateName.Kind.PENDING || isSecondNameOfLive)) {
                disk.remove(state.path(name));
            }
        }
    }

    /** Turns a numbered generation into one that does not count, durably; its bytes stay. */
    void takeNumber(int number, StateName.Kind kind) throws DiskException {
        Path aside = state.path(kind, number);
        if (disk.stat(aside) != null) {
            // The same file, when a power loss kept one half of this rename: and a rename onto itself does nothing.
            disk.remove(aside);
        }
        disk.rename(state.path(StateName.Kind.GENERATION, number), aside);
        disk.sync(state.folder());
    }

    /** Puts each file out that is not, then settles. */
    void goForward(Generation generation) throws DiskException {
        int number = generation.number();
        for (Entry entry : generation.entries()) {
            Outgoing outgoing = entry.outgoing();
            if (outgoing != null) {
                switch (Evidence.of(disk, state, number, entry, outgoing)) {
                    case PENDING ->
                        swap.put(number, entry, outgoing, state.path(StateName.Kind.PENDING, number, outgoing.nonce()));
                    case WRITING -> new InPlace(disk, state).redo(number, entry, outgoing);
                    case LOST -> swap.put(number, entry, outgoing, madeAgain(entry, outgoing));
                    case OUT -> {
                        // Nothing is left to do.
                    }
                }
            }
        }
        settle(generation);
    }

    /** Under a temporary name: the pending name has to go on telling that the file is lost until it is out. */
    private Path madeAgain(Entry entry, Outgoing outgoing) throws DiskException {
        Path fresh = state.path(new StateName(StateName.Kind.TEMPORARY, 0, state.nonce()));
        disk.create(fresh, outgoing.ownership());
        disk.write(fresh, entry.published());
        disk.sync(fresh);
        return fresh;
    }

    /** Makes a generation of which all files are out durable, and gives what was displaced its name. */
    void settle(Generation generation) throws DiskException {
        syncLive(generation);
        for (Entry entry : generation.entries()) {
            Outgoing outgoing = entry.outgoing();
            if (outgoing != null) {
                settle(generation.number(), outgoing);
            }
        }
    }

    /** Makes the live names of a generation durable. A folder that is gone holds none. */
    void syncLive(Generation generation) throws DiskException {
        for (Path folder : folders(generation)) {
            try {
                disk.sync(folder);
            } catch (DiskException e) {
                if (e.fault() != DiskException.Fault.MISSING) {
                    throw e;
                }
            }
        }
    }

    private void settle(int number, Outgoing outgoing) throws DiskException {
        Path pendingPath = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        FileStat pending = disk.stat(pendingPath);
        if (pending == null) {
            Path renaming = Swap.renaming(state, outgoing);
            if (disk.stat(renaming) != null) {
                disk.remove(renaming);
            }
            return;
        }
        Path displacedPath = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
        FileStat displaced = disk.stat(displacedPath);
        if (pending.inode() == outgoing.inode() || (displaced != null && displaced.sameFile(pending))) {
            disk.remove(pendingPath);
        } else {
            disk.rename(pendingPath, displacedPath);
        }
    }

    /** The folders whose names changed. Where a file is new its folders may be new too, so all up to the target are meant. */
    private Set<Path> folders(Generation generation) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Entry entry : generation.entries()) {
            if (entry.outgoing() != null) {
                var around = new LiveFile(disk, state, entry.path()).folders();
                if (entry.replaced() == null) {
                    folders.addAll(around);
                } else {
                    folders.add(around.getFirst());
                }
            }
        }
        return folders;
    }
}
