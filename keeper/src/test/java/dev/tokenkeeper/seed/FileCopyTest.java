package dev.tokenkeeper.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goes on where an earlier copy stopped, and writes no byte twice. */
class FileCopyTest {
    private static final Path FROM = Path.of("/source/file");
    private static final Path TO = Path.of("/target/file");
    private static final String TEXT = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final MemoryDisk disk = SeedVolume.empty();

    /** Copies with pieces of eight bytes; the steps that changed something. */
    private List<String> copy(int mode) throws Exception {
        CrashDisk counting = CrashDisk.killOnly(disk);
        FileStat stat = counting.stat(FROM);
        Meter meter = new Meter(Progress.SILENT, Progress.Stage.COPYING, 0, 0);
        String sum = new FileCopy(counting, Ownership.mode(mode), 8).copy(new TreeEntry("file", FROM, stat), TO, meter);
        assertThat(counting.now().text("/target/file")).isEqualTo(disk.text("/source/file"));
        assertThat(counting.stat(TO).mode()).isEqualTo(mode);
        assertThat(sum).isEqualTo(disk.read(FROM, 100).digest().hex());
        assertThat(meter.bytes()).isEqualTo(stat.size());
        return counting.steps().stream().map(CrashDisk.Step::name).toList();
    }

    @Test
    void aNewFileIsWrittenPieceByPiece() throws Exception {
        disk.put("/source/file", TEXT);
        assertThat(copy(0600))
                .containsExactly(
                        "create /target/file",
                        "writeAt /target/file 0",
                        "writeAt /target/file 8",
                        "writeAt /target/file 16",
                        "writeAt /target/file 24",
                        "writeAt /target/file 32");
    }

    @Test
    void aWholeFileIsNotWrittenAgain() throws Exception {
        disk.put("/source/file", TEXT);
        disk.put("/target/file", TEXT);
        assertThat(copy(0644)).isEmpty();
    }

    @Test
    void aHalfFileIsGoneOnWith() throws Exception {
        disk.put("/source/file", TEXT);
        disk.put("/target/file", TEXT.substring(0, 20));
        assertThat(copy(0644))
                .containsExactly("writeAt /target/file 16", "writeAt /target/file 24", "writeAt /target/file 32");
    }

    @Test
    void aPieceThatIsWrongIsWrittenAgainAlsoInAFileThatIsReadOnly() throws Exception {
        disk.put("/source/file", TEXT);
        disk.put("/target/file", TEXT.replace('c', '?'));
        disk.own(TO, Ownership.mode(0440));
        assertThat(copy(0440)).containsExactly("own /target/file", "writeAt /target/file 8", "own /target/file");
    }

    @Test
    void whatIsLongerOrNoFileOrHasAnotherNameIsNotGoneOnWith() throws Exception {
        disk.put("/source/file", TEXT);
        disk.put("/target/file", TEXT + "more");
        assertThat(copy(0600)).startsWith("remove /target/file", "create /target/file");
        disk.remove(TO);
        disk.put("/target/file/below", "in a folder");
        assertThat(copy(0600)).startsWith("remove /target/file/below", "remove /target/file", "create /target/file");
        disk.remove(Path.of("/target/file/below"));
        disk.remove(TO);
        disk.symlink("/target/file", "/source/file");
        assertThat(copy(0600)).startsWith("remove /target/file", "create /target/file");
        disk.remove(TO);
        disk.put("/target/other", "of the application");
        disk.link(Path.of("/target/other"), TO);
        assertThat(copy(0600)).startsWith("remove /target/file", "create /target/file");
        assertThat(disk.text("/target/other")).isEqualTo("of the application");
    }

    @Test
    void aSourceThatBecameShorterHasChanged() throws Exception {
        disk.put("/source/file", TEXT);
        FileStat stat = disk.stat(FROM);
        disk.put("/source/file", TEXT.substring(0, 16));
        FileCopy copy = new FileCopy(disk, Ownership.mode(0600), 8);
        Meter meter = new Meter(Progress.SILENT, Progress.Stage.COPYING, 0, 0);
        assertThatThrownBy(() -> copy.copy(new TreeEntry("file", FROM, stat), TO, meter))
                .isInstanceOf(Changed.class);
    }
}
