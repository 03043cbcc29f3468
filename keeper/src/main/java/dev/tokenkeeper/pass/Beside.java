package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The policy KeepBoth: while a conflict is open the source as delivered stands beside the live file as
 * {@code <file>.dist}, made under another name first, with the look of the live file. It is for people: nothing reads it
 * back. Removed by somebody it comes again while the conflict is open; edited it is somebody's, as only a file that holds
 * a delivered source is ever replaced or removed. It also goes when a person settles the conflict without naming the
 * policy.
 */
final class Beside {
    private static final String ENDING = ".dist";
    private static final int LIMIT = 16 << 20;

    private final Disk disk;
    private final Session session;
    private final LiveReader reader;

    Beside(Disk disk, Session session, LiveReader reader) {
        this.disk = disk;
        this.session = session;
        this.reader = reader;
    }

    void settle(Step step) {
        KeptFile file = step.file();
        Entry entry = session.entry(file.path());
        boolean keepsBoth = file.policy().conflictPolicy() == ConflictPolicy.KEEP_BOTH;
        if (entry == null || !(keepsBoth || step.telling().knewConflicts())) {
            return;
        }
        String path = file.path() + ENDING;
        if (session.entry(path) != null) {
            return;
        }
        try {
            settle(file, entry, reader.place(path), keepsBoth);
        } catch (DiskException e) {
            step.telling().because(Faults.ofLive(e, path));
        } catch (Shut shut) {
            step.telling().because(shut.reason());
        }
    }

    private void settle(KeptFile file, Entry entry, Path place, boolean keepsBoth) throws DiskException {
        FileStat stat = disk.stat(place);
        boolean isWanted = !entry.conflicts().isEmpty();
        if (stat == null) {
            if (isWanted && keepsBoth) {
                put(file, entry.base(), place, null);
            }
            return;
        }
        if (!stat.isRegular()) {
            return;
        }
        Content found = disk.read(place, LIMIT);
        if (!session.past().delivered(file.path(), found)) {
            return;
        }
        if (!isWanted) {
            disk.remove(place);
        } else if (!found.equals(entry.base())) {
            put(file, entry.base(), place, stat);
        } else if (!file.ownership().isOf(stat)) {
            disk.own(place, file.ownership());
        }
    }

    private void put(KeptFile file, Content content, Path place, @Nullable FileStat known) throws DiskException {
        StateFolder state = session.state();
        Path fresh = state.path(new StateName(StateName.Kind.TEMPORARY, 0, state.nonce()));
        disk.create(fresh, file.ownership());
        disk.write(fresh, content);
        disk.sync(fresh);
        if (known == null) {
            disk.link(fresh, place);
            disk.remove(fresh);
        } else {
            disk.rename(fresh, place);
        }
        Path folder = place.getParent();
        if (folder != null) {
            disk.sync(folder);
        }
    }
}
