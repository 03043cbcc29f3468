package dev.tokenkeeper.volume;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class RealDiskTest extends DiskContract {
    private final Disk disk = RealDisk.create();

    @TempDir
    private Path folder;

    @BeforeEach
    void openToRead() throws Exception {
        disk.own(folder, Ownership.mode(0755));
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    @Override
    protected Path root() {
        return folder;
    }

    @Override
    protected void symlink(Path link, String target) throws Exception {
        RealFiles.symlink(link, target);
    }

    @Override
    protected void fifo(Path path) throws Exception {
        RealFiles.fifo(path);
    }
}
