package dev.tokenkeeper.volume;

import java.nio.file.Path;

/** A crash disk that does not crash is a disk like any other. */
final class CrashDiskContractTest extends DiskContract {
    private final CrashDisk disk;

    CrashDiskContractTest() {
        MemoryDisk start = new MemoryDisk();
        start.folder("/volume");
        disk = CrashDisk.on(start);
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    @Override
    protected Path root() {
        return Path.of("/volume");
    }

    @Override
    protected void symlink(Path link, String target) {
        disk.now().symlink(link.toString(), target);
    }

    @Override
    protected void fifo(Path path) {
        disk.now().fifo(path.toString());
    }
}
