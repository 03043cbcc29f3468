package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MemoryDiskTest extends DiskContract {
    private final MemoryDisk disk = new MemoryDisk();

    MemoryDiskTest() {
        disk.folder("/volume");
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
        disk.symlink(link.toString(), target);
    }

    @Override
    protected void fifo(Path path) {
        disk.fifo(path.toString());
    }

    @Test
    void aHeldFileIsWrittenWhateverHappensToItsName() throws Exception {
        disk.put("/volume/file", "one");
        HeldFile held = disk.hold("/volume/file");
        disk.rename(Path.of("/volume/file"), Path.of("/volume/moved"));
        held.append(", two");
        assertThat(disk.text("/volume/moved")).isEqualTo("one, two");
        disk.remove(Path.of("/volume/moved"));
        held.append(", three");
        held.close();
        assertThat(disk.list(root())).isEmpty();
    }

    @Test
    void aRemovedFilesNumberComesBack() throws Exception {
        long first = disk.create(Path.of("/volume/one"), Ownership.mode(0600)).inode();
        disk.remove(Path.of("/volume/one"));
        assertThat(disk.create(Path.of("/volume/two"), Ownership.mode(0600)).inode())
                .isEqualTo(first);
    }

    @Test
    void aMountedFileIsAMountPointThatCannotBeMoved() {
        disk.mountFile("/volume/mounted", "text");
        disk.put("/volume/file", "other");
        assertThat(disk.text("/volume/mounted")).isEqualTo("text");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                DiskException.class,
                                () -> disk.rename(Path.of("/volume/file"), Path.of("/volume/mounted")))
                        .fault())
                .isEqualTo(DiskException.Fault.BUSY);
    }
}
