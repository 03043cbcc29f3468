package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full, read-only and mounted: what a fault is called on file systems that a test makes for itself. */
final class RealDiskMountsTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsFullAndHeals() throws Exception {
        assertThat(ProbeRun.inNamespace(
                        folder,
                        "mount -t tmpfs -o size=64k tmpfs . && cd .",
                        "type " + folder + "/file",
                        "create " + folder + "/file",
                        "write " + folder + "/file 100000",
                        "create " + folder + "/other",
                        "write " + folder + "/other 10",
                        "remove " + folder + "/file",
                        "write " + folder + "/other 20000",
                        "read " + folder + "/other"))
                .containsExactly(
                        "type tmpfs",
                        "create OK",
                        "write FULL",
                        "create OK",
                        "write FULL",
                        "remove OK",
                        "write OK",
                        "read OK");
    }

    @Test
    void aDiskWithoutInodesIsFull() throws Exception {
        assertThat(ProbeRun.inNamespace(
                        folder,
                        "mount -t tmpfs -o size=1m,nr_inodes=2 tmpfs .",
                        "create " + folder + "/one",
                        "create " + folder + "/two",
                        "folder " + folder + "/three",
                        "lock " + folder + "/lock",
                        "write " + folder + "/one 10"))
                .containsExactly("create OK", "create FULL", "folder FULL", "lock FULL", "write OK");
    }

    @Test
    void aReadOnlyDiskIsReadOnly() throws Exception {
        assertThat(ProbeRun.inNamespace(
                        folder,
                        "mount -t tmpfs tmpfs . && cd \"$PWD\" && touch a b lock && mount -o remount,ro .",
                        "read " + folder + "/a",
                        "list " + folder,
                        "create " + folder + "/new",
                        "folder " + folder + "/new",
                        "write " + folder + "/a 1",
                        "own " + folder + "/a",
                        "link " + folder + "/a " + folder + "/new",
                        "rename " + folder + "/a " + folder + "/b",
                        "exchange " + folder + "/a " + folder + "/b",
                        "remove " + folder + "/a",
                        "lock " + folder + "/lock",
                        "lock " + folder + "/none"))
                .containsExactly(
                        "read OK",
                        "list OK",
                        "create READ_ONLY",
                        "folder READ_ONLY",
                        "write READ_ONLY",
                        "own READ_ONLY",
                        "link READ_ONLY",
                        "rename READ_ONLY",
                        "exchange READ_ONLY",
                        "remove READ_ONLY",
                        "lock READ_ONLY",
                        "lock READ_ONLY");
    }

    @Test
    void aMountedFileCanBeWrittenAndNotMoved() throws Exception {
        Files.writeString(folder.resolve("other"), "other");
        assertThat(ProbeRun.inNamespace(
                        folder,
                        "echo text > 'a file'; echo text > source; mount --bind source 'a file'",
                        "mounted " + folder + "/a_file",
                        "mounted " + folder + "/other",
                        "write " + folder + "/a_file 10",
                        "read " + folder + "/source",
                        "rename " + folder + "/other " + folder + "/a_file",
                        "exchange " + folder + "/other " + folder + "/a_file",
                        "remove " + folder + "/a_file",
                        "link " + folder + "/a_file " + folder + "/new",
                        "stat " + folder + "/other"))
                .containsExactly(
                        "mounted true",
                        "mounted false",
                        "write OK",
                        "read OK",
                        "rename BUSY",
                        "exchange BUSY",
                        "remove BUSY",
                        "link BUSY",
                        "stat REGULAR");
    }

    @Test
    void anotherFileSystemIsAnotherDevice() throws Exception {
        assertThat(ProbeRun.inNamespace(
                        folder,
                        "mkdir one; echo text > file; echo text > other; mount -t tmpfs tmpfs one; echo text >"
                                + " one/file",
                        "type " + folder + "/one/file",
                        "mounted " + folder + "/one",
                        "rename " + folder + "/one/file " + folder + "/file",
                        "rename " + folder + "/file " + folder + "/one/file",
                        "link " + folder + "/one/file " + folder + "/new",
                        "exchange " + folder + "/one/file " + folder + "/file",
                        "read " + folder + "/one/file",
                        "read " + folder + "/file"))
                .containsExactly(
                        "type tmpfs",
                        "mounted true",
                        "rename CROSS_DEVICE",
                        "rename CROSS_DEVICE",
                        "link CROSS_DEVICE",
                        "exchange CROSS_DEVICE",
                        "read OK",
                        "read OK");
    }
}
