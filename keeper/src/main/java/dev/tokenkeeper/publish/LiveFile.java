package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live file of one entry: where it is, what is around it, whether it still is what was merged. */
final class LiveFile {
    private final Disk disk;
    private final Path target;
    private final VolumePath name;
    private final Path path;

    LiveFile(Disk disk, StateFolder state, String path) {
        this.disk = disk;
        this.target = state.target();
        this.name = VolumePath.of(path);
        this.path = name.in(target);
    }

    Path path() {
        return path;
    }

    /** Its look; null if it is missing. */
    @Nullable
    FileStat stat() throws DiskException {
        return disk.stat(path);
    }

    /** Whether it holds exactly {@code expected}, by bytes; null expects nothing there. One read is enough, as it must be equal. */
    boolean holds(@Nullable Content expected) throws DiskException {
        FileStat before = stat();
        if (before == null || expected == null) {
            return before == null && expected == null;
        }
        Content found = read(expected.size());
        FileStat after = stat();
        return found != null && found.equals(expected) && after != null && after.sameFile(before);
    }

    /** Its bytes; null if it is missing or holds more than {@code limit}. */
    @Nullable
    Content read(int limit) throws DiskException {
        try {
            return disk.read(path, limit);
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.MISSING || e.fault() == DiskException.Fault.TOO_LARGE) {
                return null;
            }
            throw e;
        }
    }

    /** Makes the folders on the way that are missing, each as wide as the target, and refuses links among them. */
    void makeFolders() throws DiskException {
        if (folders().size() > 1) {
            FileStat around = disk.stat(target);
            if (around == null) {
                throw new DiskException(DiskException.Fault.MISSING, target);
            }
            name.makeFolders(disk, target, around.mode());
        }
    }

    /** The folders around it, from its own up to the target. */
    List<Path> folders() {
        List<Path> folders = new ArrayList<>(2);
        Path folder = path.getParent();
        while (folder != null && !folder.equals(target)) {
            folders.add(folder);
            folder = folder.getParent();
        }
        folders.add(target);
        return folders;
    }
}
