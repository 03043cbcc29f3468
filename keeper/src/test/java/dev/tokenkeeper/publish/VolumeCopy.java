package dev.tokenkeeper.publish;

import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;

/** A backup of a volume, put back: the same names and bytes under other inode numbers. */
final class VolumeCopy {
    private VolumeCopy() {}

    static MemoryDisk of(MemoryDisk from) throws DiskException {
        MemoryDisk copy = new MemoryDisk();
        for (int i = 0; i < 100; i++) {
            copy.put("/other/" + i, "");
        }
        copy(from, copy, Volume.TARGET);
        return copy;
    }

    private static void copy(MemoryDisk from, MemoryDisk to, Path path) throws DiskException {
        FileStat stat = from.stat(path);
        if (stat.isFolder()) {
            to.makeFolder(path, stat.mode());
            for (String name : from.list(path)) {
                copy(from, to, path.resolve(name));
            }
        } else {
            to.create(path, Ownership.mode(stat.mode()));
            to.write(path, from.read(path, Integer.MAX_VALUE));
        }
    }
}
