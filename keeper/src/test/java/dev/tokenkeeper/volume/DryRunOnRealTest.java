package dev.tokenkeeper.volume;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DryRunOnRealTest extends DryRunDiskContract {
    private final Disk under = RealDisk.create();

    @TempDir
    private Path folder;

    @BeforeEach
    void openToRead() throws Exception {
        under.own(folder, Ownership.mode(0755));
    }

    @Override
    Disk under() {
        return under;
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
