package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VolumePathTest {
    private static final Path ROOT = Path.of("/volume");

    private final MemoryDisk disk = new MemoryDisk();

    VolumePathTest() {
        disk.folder("/volume");
    }

    private Fault fault(String path) {
        return catchThrowableOfType(
                        DiskException.class, () -> VolumePath.of(path).requireFolders(disk, ROOT))
                .fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../x",
                "x/../y",
                "x/..",
                ".",
                "./x",
                "x/.",
                "x//y",
                "x/",
                "x\0y",
                ".tokenkeeper",
                ".tokenkeeper/lock"
            })
    void whatCouldLeaveTheVolumeIsNoPath(String text) {
        assertThatThrownBy(() -> VolumePath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"license.token", "conf/app.ini", "..data", "a b/c", "x/.tokenkeeper", "...", "-rf"})
    void whatStaysIsAPath(String text) {
        VolumePath path = VolumePath.of(text);
        assertThat(path.in(ROOT)).isEqualTo(Path.of("/volume/" + text));
        assertThat(path).hasToString(text).isEqualTo(VolumePath.of(text));
    }

    @Test
    void foldersInBetweenMustBeFolders() {
        disk.put("/volume/folder/file", "x");
        disk.folder("/elsewhere");
        disk.symlink("/volume/link", "../elsewhere");
        disk.symlink("/volume/inner", "folder");
        disk.symlink("/volume/folder/link", "/elsewhere");
        assertThatCode(() -> VolumePath.of("folder/new").requireFolders(disk, ROOT))
                .doesNotThrowAnyException();
        assertThat(fault("none/new")).isEqualTo(Fault.MISSING);
        assertThat(fault("link/new")).isEqualTo(Fault.NOT_REGULAR);
        assertThat(fault("inner/new")).isEqualTo(Fault.NOT_REGULAR);
        assertThat(fault("folder/link/new")).isEqualTo(Fault.NOT_REGULAR);
        assertThat(fault("folder/file/new")).isEqualTo(Fault.NOT_REGULAR);
    }

    @Test
    void missingFoldersAreMadeAndDurable() throws Exception {
        CrashDisk crash = CrashDisk.on(disk);
        VolumePath.of("a/b/file").makeFolders(crash, ROOT, 0750);
        for (MemoryDisk left : crash.afterCrash(100, 1)) {
            assertThat(left.stat(Path.of("/volume/a/b")).mode()).isEqualTo(0750);
        }
        disk.symlink("/volume/link", "/");
        assertThat(catchThrowableOfType(
                                DiskException.class,
                                () -> VolumePath.of("link/new/file").makeFolders(disk, ROOT, 0750))
                        .fault())
                .isEqualTo(Fault.NOT_REGULAR);
        assertThat(disk.stat(Path.of("/new"))).isNull();
    }
}
