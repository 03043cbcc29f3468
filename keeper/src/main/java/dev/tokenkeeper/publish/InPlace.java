package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a live file in place, for one that is a mount point and so cannot be replaced. A reader may see a mix meanwhile; the
 * writing name makes it whole after a crash:
 *
 * <ol>
 *   <li>the pending file gets its writing name beside the old one; synced; the pending name goes; synced
 *   <li>bytes in the live file that nothing knows are kept as what this displaced; so they are found as a late write
 *   <li>the live file is written and synced
 *   <li>the writing name goes; synced
 * </ol>
 *
 * What it does not promise: a write of the application between the last look and the write is lost.
 */
final class InPlace {
    private static final int LIMIT = Integer.MAX_VALUE - 16;
    private static final int TRIES = 8;

    private final Disk disk;
    private final StateFolder state;

    InPlace(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    /** Publishes the file {@code ready}, which has the recorded inode. */
    void publish(int number, Entry entry, Outgoing outgoing, Path ready) throws DiskException {
        Path writing = state.path(StateName.Kind.WRITING, number, outgoing.nonce());
        disk.link(ready, writing);
        disk.sync(state.folder());
        disk.remove(ready);
        disk.sync(state.folder());
        Path displaced = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
        LiveFile live = new LiveFile(disk, state, entry.path());
        Content kept = null;
        for (int i = 0; i < TRIES; i++) {
            Content found = live.read(LIMIT);
            if (found == null || found.equals(entry.replaced()) || found.equals(kept)) {
                break;
            }
            keep(found, displaced);
            kept = found;
        }
        write(live.path(), entry, outgoing);
        finish(writing);
    }

    /** Does an interrupted write again. What the application has written since is kept. */
    void redo(int number, Entry entry, Outgoing outgoing) throws DiskException {
        Path pending = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        if (disk.stat(pending) != null) {
            disk.remove(pending);
            disk.sync(state.folder());
        }
        Path displaced = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
        Content kept = disk.stat(displaced) == null ? null : disk.read(displaced, LIMIT);
        LiveFile live = new LiveFile(disk, state, entry.path());
        Content found = live.read(LIMIT);
        if (found != null) {
            boolean ours = isMix(found, entry.replaced(), entry.published()) || isMix(found, kept, entry.published());
            if (!ours && kept == null) {
                keep(found, displaced);
            }
            // Two different edits of the application, and one place to keep: then the live file stays as it is.
            if (ours || kept == null) {
                write(live.path(), entry, outgoing);
            }
        }
        finish(state.path(StateName.Kind.WRITING, number, outgoing.nonce()));
    }

    /** Whether an interrupted write of {@code after} over {@code before} can leave {@code found}; a hole reads as zeros. */
    static boolean isMix(Content found, @Nullable Content before, Content after) {
        if (before == null) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            boolean old = i < before.size() ? found.at(i) == before.at(i) : found.at(i) == 0;
            boolean fresh = i < after.size() && found.at(i) == after.at(i);
            if (!old && !fresh) {
                return false;
            }
        }
        return found.size() <= Math.max(before.size(), after.size());
    }

    /** Under a random name first, so that a displaced file is always whole. */
    private void keep(Content found, Path displaced) throws DiskException {
        Path made = state.path(new StateName(StateName.Kind.TEMPORARY, 0, state.nonce()));
        disk.create(made, state.privately());
        disk.write(made, found);
        disk.sync(made);
        disk.rename(made, displaced);
        disk.sync(state.folder());
    }

    private void write(Path live, Entry entry, Outgoing outgoing) throws DiskException {
        disk.write(live, entry.published());
        FileStat stat = disk.stat(live);
        if (stat != null && !outgoing.ownership().isOf(stat)) {
            disk.own(live, outgoing.ownership());
        }
        disk.sync(live);
    }

    private void finish(Path writing) throws DiskException {
        disk.remove(writing);
        disk.sync(state.folder());
    }
}
