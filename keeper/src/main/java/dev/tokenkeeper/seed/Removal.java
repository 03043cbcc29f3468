package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/** Takes a whole tree away, following no link. */
final class Removal {
    private Removal() {}

    static void of(Disk disk, Path path) throws DiskException {
        FileStat stat = disk.stat(path);
        if (stat == null) {
            return;
        }
        if (stat.isFolder()) {
            for (String name : disk.list(path)) {
                of(disk, path.resolve(name));
            }
        }
        disk.remove(path);
    }
}
