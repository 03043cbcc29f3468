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
 *   <li>the live file is written and synced
 *   <li>the writing name goes; synced
 * </ol>
 */
final class InPlace {
    private final Disk disk;
    private final StateFolder state;

    InPlace(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    /**
     * Publishes a pending file.
     *
     * @param other bytes in the live file that nothing knows yet; they are kept as what this displaced. Null if there are none.
     */
    void publish(int number, Entry entry, Outgoing outgoing, @Nullable Content other) throws DiskException {
        Path pending = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        Path writing = state.path(StateName.Kind.WRITING, number, outgoing.nonce());
        if (other != null) {
            Path displaced = state.path(StateName.Kind.DISPLACED, number, outgoing.nonce());
            if (disk.stat(displaced) != null) {
                disk.remove(displaced);
            }
            disk.create(displaced, state.privately());
            disk.write(displaced, other);
            disk.sync(displaced);
        }
        disk.link(pending, writing);
        disk.sync(state.folder());
        disk.remove(pending);
        disk.sync(state.folder());
        write(entry, outgoing);
        finish(writing);
    }

    /** Does an interrupted write again, unless the application has written since: then its bytes stay. */
    void redo(int number, Entry entry, Outgoing outgoing) throws DiskException {
        Path pending = state.path(StateName.Kind.PENDING, number, outgoing.nonce());
        if (disk.stat(pending) != null) {
            disk.remove(pending);
            disk.sync(state.folder());
        }
        Content before = entry.replaced() == null ? Content.EMPTY : entry.replaced();
        int limit = Math.max(before.size(), entry.published().size());
        Content found = new LiveFile(disk, state, entry.path()).read(limit);
        if (found != null && isMix(found, before, entry.published())) {
            write(entry, outgoing);
        }
        finish(state.path(StateName.Kind.WRITING, number, outgoing.nonce()));
    }

    /** Whether an interrupted write of {@code after} over {@code before} can leave {@code found}; a hole reads as zeros. */
    static boolean isMix(Content found, Content before, Content after) {
        for (int i = 0; i < found.size(); i++) {
            boolean old = i < before.size() ? found.at(i) == before.at(i) : found.at(i) == 0;
            boolean fresh = i < after.size() && found.at(i) == after.at(i);
            if (!old && !fresh) {
                return false;
            }
        }
        return found.size() <= Math.max(before.size(), after.size());
    }

    private void write(Entry entry, Outgoing outgoing) throws DiskException {
        Path live = new LiveFile(disk, state, entry.path()).path();
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
