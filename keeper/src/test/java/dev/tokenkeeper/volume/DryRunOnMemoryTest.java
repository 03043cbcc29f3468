package dev.tokenkeeper.volume;

import java.nio.file.Path;

final class DryRunOnMemoryTest extends DryRunDiskContract {
    private final MemoryDisk under = new MemoryDisk();

    DryRunOnMemoryTest() {
        under.folder("/volume");
    }

    @Override
    Disk under() {
        return under;
    }

    @Override
    protected Path root() {
        return Path.of("/volume");
    }

    @Override
    protected void symlink(Path link, String target) {
        under.symlink(link.toString(), target);
    }

    @Override
    protected void fifo(Path path) {
        under.fifo(path.toString());
    }
}
