package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Odd files for tests on the real disk. */
final class RealFiles {
    private RealFiles() {}

    static void symlink(Path link, String target) throws Exception {
        Files.createSymbolicLink(link, Path.of(target));
    }

    static void fifo(Path path) throws Exception {
        Process mkfifo =
                new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        assertThat(mkfifo.waitFor()).isZero();
    }
}
