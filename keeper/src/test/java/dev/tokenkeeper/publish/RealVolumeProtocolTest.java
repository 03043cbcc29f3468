package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.volume.BetweenCalls;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.RealDisk;
import dev.tokenkeeper.volume.StateName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol on the machine's own file system: the same outcomes as in memory. */
class RealVolumeProtocolTest {
    private static final String OLD = "source: 1\napp: a\n";
    private static final String NEW = "source: 2\napp: a\n";

    @TempDir
    private Path target;

    /** What a killed process leaves: it dies before one call. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aKillBeforeAnyCallLeavesAWholeFileThatTheNextPassFinishes() throws IOException {
        int calls = killedBefore(target.resolve("whole"), Integer.MAX_VALUE);
        assertThat(calls).isGreaterThan(15);
        for (int n = 1; n <= calls; n++) {
            Path folder = target.resolve("killed-" + n);
            killedBefore(folder, n);
            Path live = folder.resolve("a.txt");
            assertThat(Files.readString(live)).as("killed before call %d", n).isIn(OLD, NEW);
            LinePass.run(on(RealDisk.create(), folder, 2), Map.of("a.txt", "source: 2"));
            assertThat(Files.readString(live)).as("killed before call %d", n).isEqualTo(NEW);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
                    .isEqualTo("rw-r-----");
        }
    }

    /** Publishes over a first delivery, dies before call {@code n}, and tells how many calls there were. */
    private static int killedBefore(Path folder, int n) throws IOException {
        Files.createDirectory(folder);
        on(RealDisk.create(), folder, 1).publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        int[] calls = {0};
        Disk dying = BetweenCalls.of(RealDisk.create(), call -> {
            calls[0] = call;
            if (call == n) {
                throw new Killed();
            }
        });
        try {
            on(dying, folder, 2).publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD));
        } catch (Killed end) {
            assertThat(calls[0]).isEqualTo(n);
        }
        return calls[0];
    }

    @Test
    void aWriteToTheDisplacedInodeComesBack() throws IOException {
        Volume volume = on(RealDisk.create(), target, 1);
        volume.publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        Path live = target.resolve("a.txt");
        try (var held = Files.newByteChannel(live, StandardOpenOption.APPEND)) {
            volume.publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD));
            held.write(ByteBuffer.wrap("app: b\n".getBytes(StandardCharsets.UTF_8)));
        }
        LinePass.run(on(RealDisk.create(), target, 2), Map.of("a.txt", "source: 2"));
        assertThat(Files.readString(live)).isEqualTo(NEW + "app: b\n");
    }

    @Test
    void theStateIsClosedToOthers() throws IOException {
        Volume volume = on(RealDisk.create(), target, 1);
        volume.publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        volume.state().key();
        assertThat(mode(volume.state().root())).isEqualTo("rwx------");
        assertThat(mode(volume.state().folder())).isEqualTo("rwx------");
        assertThat(mode(volume.state().root().resolve("key"))).isEqualTo("rw-------");
        assertThat(mode(volume.state().path(StateName.Kind.GENERATION, 1))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Volume on(Disk disk, Path target, long process) throws DiskException {
        return Volume.on(disk, target, process);
    }
}
