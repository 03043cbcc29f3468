package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dry run behaves like a disk, and leaves the disk below as it was. */
abstract class DryRunDiskContract extends DiskContract {
    private Disk dry;

    /** The disk below. */
    abstract Disk under();

    @Override
    protected final Disk disk() {
        if (dry == null) {
            dry = new DryRunDisk(under());
        }
        return dry;
    }

    private static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDiskBelowStaysAsItWas() throws Exception {
        Path file = root().resolve("file");
        Path folder = root().resolve("folder");
        Path inside = folder.resolve("inside");
        under().create(file, Ownership.mode(0640));
        under().write(file, bytes("below"));
        under().makeFolder(folder, 0755);
        under().create(inside, Ownership.mode(0600));
        FileStat before = under().stat(file);

        disk().write(file, bytes("above"));
        disk().own(file, Ownership.mode(0666));
        disk().exchange(file, inside);
        assertThat(disk().read(inside, 99)).isEqualTo(bytes("above"));
        assertThat(disk().stat(inside).mode()).isEqualTo(0666);
        disk().link(inside, folder.resolve("second"));
        assertThat(disk().stat(inside).links()).isEqualTo(2);
        disk().rename(folder, root().resolve("moved"));
        assertThat(disk().list(root().resolve("moved"))).containsExactlyInAnyOrder("inside", "second");
        disk().remove(file);
        disk().create(root().resolve("fresh"), Ownership.mode(0600));

        assertThat(under().stat(file)).isEqualTo(before);
        assertThat(under().read(file, 99)).isEqualTo(bytes("below"));
        assertThat(under().list(root())).containsExactlyInAnyOrder("file", "folder");
        assertThat(under().list(folder)).containsExactly("inside");
    }

    @Test
    void whatOthersChangeBelowIsSeen() throws Exception {
        Path file = root().resolve("file");
        Path other = root().resolve("other");
        under().create(file, Ownership.mode(0640));
        assertThat(disk().read(file, 99)).isEqualTo(Content.EMPTY);
        under().write(file, bytes("later"));
        assertThat(disk().read(file, 99)).isEqualTo(bytes("later"));
        assertThat(disk().stat(file).size()).isEqualTo(5);
        under().create(other, Ownership.mode(0640));
        under().write(other, bytes("replaced"));
        under().rename(other, file);
        assertThat(disk().read(file, 99)).isEqualTo(bytes("replaced"));
    }

    @Test
    void aLockFileThatIsThereIsReallyLocked() throws Exception {
        Path lock = root().resolve("lock");
        Ownership own = Ownership.mode(0600);
        under().lock(lock, own, Duration.ZERO).close();
        try (Disk.Lease held = disk().lock(lock, own, Duration.ZERO)) {
            assertThat(held).isNotNull();
            assertThat(under().lock(lock, own, Duration.ZERO)).isNull();
        }
    }

    @Test
    void aLockFileIsNotMade() throws Exception {
        Path lock = root().resolve("lock");
        disk().lock(lock, Ownership.mode(0600), Duration.ZERO).close();
        assertThat(under().stat(lock)).isNull();
    }
}
