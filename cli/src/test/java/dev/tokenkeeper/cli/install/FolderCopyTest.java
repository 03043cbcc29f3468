package dev.tokenkeeper.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy is complete, keeps modes, and costs nothing where it is there already. */
class FolderCopyTest {
    @TempDir
    private Path folder;

    private Path from;
    private Path to;
    private byte[] big;

    @BeforeEach
    void makeAFolder() throws IOException {
        from = Files.createDirectories(folder.resolve("from"));
        to = Files.createDirectories(folder.resolve("to"));
        big = new byte[700_000];
        new Random(7).nextBytes(big);
        Files.createDirectories(from.resolve("lib/deep"));
        Files.write(from.resolve("lib/deep/big"), big);
        Files.writeString(from.resolve("program"), "run me");
        Files.writeString(from.resolve("empty"), "");
        mode(from.resolve("program"), "rwxr-xr-x");
        mode(from.resolve("lib/deep/big"), "rw-r--r--");
        mode(from.resolve("lib"), "r-xr-x---");
    }

    @Test
    void bytesAndModesAreCopied() throws Exception {
        FolderCopy copy = FolderCopy.of(from, to);

        assertThat(copy).isEqualTo(new FolderCopy(3, 0));
        assertThat(to.resolve("lib/deep/big")).hasBinaryContent(big);
        assertThat(to.resolve("empty")).isEmptyFile();
        assertThat(modeOf(to.resolve("program"))).isEqualTo("rwxr-xr-x");
        assertThat(modeOf(to.resolve("lib/deep/big"))).isEqualTo("rw-r--r--");
        assertThat(modeOf(to.resolve("lib"))).isEqualTo("r-xr-x---");
    }

    @Test
    void aSecondCopyWritesNothing() throws Exception {
        FolderCopy.of(from, to);
        Object before = Files.getAttribute(to.resolve("lib/deep/big"), "unix:ctime");
        Object inode = Files.getAttribute(to.resolve("program"), "unix:ino");

        assertThat(FolderCopy.of(from, to)).isEqualTo(new FolderCopy(0, 3));
        assertThat(Files.getAttribute(to.resolve("lib/deep/big"), "unix:ctime")).isEqualTo(before);
        assertThat(Files.getAttribute(to.resolve("program"), "unix:ino")).isEqualTo(inode);
    }

    @Test
    void whatAKilledOrOlderCopyLeftIsPutRight() throws Exception {
        FolderCopy.of(from, to);
        mode(to.resolve("lib"), "rwxr-xr-x");
        Files.write(to.resolve("lib/deep/big"), Arrays.copyOf(big, 1000));
        Files.writeString(to.resolve("program.unfinished"), "half of a fi");
        Files.writeString(to.resolve("program"), "run ME");

        assertThat(FolderCopy.of(from, to)).isEqualTo(new FolderCopy(2, 1));
        assertThat(to.resolve("lib/deep/big")).hasBinaryContent(big);
        assertThat(to.resolve("program")).hasContent("run me");
        assertThat(to.resolve("program.unfinished")).doesNotExist();
        assertThat(modeOf(to.resolve("lib"))).isEqualTo("r-xr-x---");
    }

    @Test
    void whoRunsTheOldFileKeepsIt() throws Exception {
        FolderCopy.of(from, to);
        Object old = Files.getAttribute(to.resolve("program"), "unix:ino");
        Files.writeString(from.resolve("program"), "run this");
        FolderCopy.of(from, to);

        assertThat(Files.getAttribute(to.resolve("program"), "unix:ino")).isNotEqualTo(old);
        assertThat(to.resolve("program")).hasContent("run this");
    }

    @Test
    void aFolderInTheWayIsAnError() throws Exception {
        Files.createDirectories(to.resolve("program/x"));

        assertThatThrownBy(() -> FolderCopy.of(from, to)).isInstanceOf(IOException.class);
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
