package dev.tokenkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.source.SourceReading.Absent;
import dev.tokenkeeper.source.SourceReading.Read;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.RealDisk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources on the real disk: what no disk in memory can show. */
@Timeout(30)
final class RealSourceTest {
    private static final int LIMIT = 8 << 20;

    private final Disk disk = RealDisk.create();

    @TempDir
    private Path mount;

    private SourceReading read(String... keys) {
        return new SourceReader(disk, mount, LIMIT).read(Set.of(keys));
    }

    private static SourceProblem problem(SourceReading reading, String key) {
        return ((KeyReading.NotReady) ((Read) reading).version().keys().get(key)).problem();
    }

    @Test
    void aFifoDoesNotStopUs() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", mount.resolve("key").toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(problem(read("key"), "key")).isEqualTo(SourceProblem.SOURCE_NOT_REGULAR);
        assertThat(problem(read(), "key")).isEqualTo(SourceProblem.SOURCE_NOT_REGULAR);
    }

    @Test
    void twentyMegabytesAreRefused() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(mount.resolve("key").toFile(), "rw")) {
            file.setLength(20 << 20);
        }
        assertThat(problem(read("key"), "key")).isEqualTo(SourceProblem.SOURCE_TOO_LARGE);
    }

    @Test
    void loopsOfLinksAreRefused() throws Exception {
        Files.createSymbolicLink(mount.resolve("key"), Path.of("key"));
        assertThat(problem(read("key"), "key")).isEqualTo(SourceProblem.SOURCE_NOT_REGULAR);
        assertThat(new SourceReader(disk, mount.resolve("key"), LIMIT).read(Set.of()))
                .isEqualTo(new Absent(
                        SourceProblem.SOURCE_NOT_REGULAR, mount.resolve("key").toString()));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..data"));
        assertThat(read("key"))
                .isEqualTo(new Absent(
                        SourceProblem.SOURCE_NOT_REGULAR,
                        mount.resolve("..data").toString()));
    }

    @Test
    void aMountThatTurnsAllTheTimeIsNeverMixed() throws Exception {
        update("..0");
        AtomicBoolean done = new AtomicBoolean();
        Thread kubelet = Thread.ofPlatform().start(() -> {
            for (int i = 1; !done.get(); i++) {
                update(".." + i % 7);
            }
        });
        int read = 0;
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < 500_000_000L
                    || (read == 0 && System.nanoTime() - start < 20_000_000_000L)) {
                if (read("one", "two") instanceof Read reading) {
                    Map<String, KeyReading> keys = reading.version().keys();
                    assertThat(keys.get("one"))
                            .isInstanceOf(KeyReading.Found.class)
                            .isEqualTo(keys.get("two"));
                    read++;
                }
            }
        } finally {
            done.set(true);
            kubelet.join();
        }
        assertThat(read).isPositive();
    }

    /** A version that was shown before is written again only when it is shown no more. */
    private void update(String version) {
        try {
            Path folder = mount.resolve(version);
            Files.createDirectories(folder);
            byte[] text = version.getBytes(StandardCharsets.UTF_8);
            for (String key : Set.of("one", "two")) {
                Path fresh = folder.resolve(key + "_tmp");
                Files.write(fresh, text);
                disk.rename(fresh, folder.resolve(key));
            }
            Path link = mount.resolve("..data_tmp");
            Files.createSymbolicLink(link, Path.of(version));
            disk.rename(link, mount.resolve("..data"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
