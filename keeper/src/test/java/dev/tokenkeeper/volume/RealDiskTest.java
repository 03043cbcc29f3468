package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class RealDiskTest extends DiskContract {
    private final Disk disk = RealDisk.create();

    @TempDir
    private Path folder;

    @BeforeEach
    void openToRead() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
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
        Files.createSymbolicLink(link, Path.of(target));
    }

    @Override
    protected void fifo(Path path) throws Exception {
        Process mkfifo =
                new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        assertThat(mkfifo.waitFor()).isZero();
    }
}
