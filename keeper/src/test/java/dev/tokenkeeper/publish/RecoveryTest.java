package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.bytes;
import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FaultyDisk;
import dev.tokenkeeper.volume.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** State that is copied, damaged, newer or closed to us. */
class RecoveryTest {
    private static final String OLD = "source: 1\napp: a\n";
    private static final String NEW = "source: 2\napp: a\n";
    private static final String GENERATION = "/target/.tokenkeeper/default/00000002";
    private static final Map<String, String> SOURCE = Map.of("a.txt", "source: 2");

    private final MemoryDisk disk = new MemoryDisk();

    @BeforeEach
    void aFirstDelivery() throws DiskException {
        disk.folder("/target");
        Volume.on(disk).publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
    }

    @Test
    void onACopyOfAnyMomentDigestsDecide() throws DiskException {
        int whole = publishStopped(Integer.MAX_VALUE).steps().size();
        int committed = 0;
        for (int n = 1; n <= whole + 1; n++) {
            MemoryDisk copy = VolumeCopy.of(publishStopped(n).now());
            boolean isNew = copy.text("/target/a.txt").equals(NEW);
            Recovered recovered = recover(copy);
            assertThat(recovered.findings()).as("step %d", n).isEmpty();
            assertThat(recovered.newest().entry("a.txt").base())
                    .as("step %d", n)
                    .isEqualTo(bytes(isNew ? "source: 2\n" : "source: 1\n"));
            assertSettled(copy);
            committed += isNew ? 1 : 0;
        }
        assertThat(committed).isBetween(1, whole);
    }

    @Test
    void onACopyAnUnknownLiveFileBringsThePreviousBaseBackOnce() throws DiskException {
        MemoryDisk copy = VolumeCopy.of(publishStopped(Integer.MAX_VALUE).now());
        copy.put("/target/a.txt", NEW + "app: b\n");

        Recovered recovered = recover(copy);

        assertThat(recovered.findings()).containsExactly(Recovered.Finding.RESTORED);
        assertThat(recovered.newest().entry("a.txt").base()).isEqualTo(bytes("source: 1\n"));
        assertThat(copy.text("/target/a.txt")).isEqualTo(NEW + "app: b\n");
        assertSettled(copy);
        LinePass.run(Volume.on(copy), SOURCE);
        assertThat(copy.text("/target/a.txt")).isEqualTo(NEW + "app: b\n");
    }

    @Test
    void aCopyOfAFirstDeliveryKeepsItsBaseUnderAnEdit() throws DiskException {
        MemoryDisk copy = VolumeCopy.of(disk);
        copy.put("/target/a.txt", OLD + "app: b\n");

        assertThat(recover(copy).newest().entry("a.txt").base()).isEqualTo(bytes("source: 1\n"));
        assertSettled(copy);
    }

    @Test
    void aDamagedNewestIsKeptAndTheBaseIsLostUntilANewerOneStands() throws DiskException {
        publishStopped(Integer.MAX_VALUE);
        Volume.on(disk).publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD));
        byte[] damaged = disk.read(Path.of(GENERATION), 10_000).bytes();
        damaged[damaged.length / 2] ^= 1;
        disk.put(GENERATION, Content.copyOf(damaged));

        for (int look = 0; look < 2; look++) {
            Recovered recovered = recover(disk);
            assertThat(recovered.newest()).isNull();
            assertThat(recovered.findings()).containsExactly(Recovered.Finding.STATE_DAMAGED);
        }
        assertSettled(disk);
        assertThat(disk.text("/target/a.txt")).isEqualTo(NEW);
        assertThat(disk.read(Path.of(GENERATION + ".damaged"), 10_000)).isEqualTo(Content.copyOf(damaged));

        Volume.on(disk).publish(Cause.ADOPT, plan("a.txt", "source: 2\n", NEW, NEW));
        Recovered recovered = recover(disk);
        assertThat(recovered.findings()).isEmpty();
        assertThat(recovered.newest().number()).isEqualTo(3);
    }

    @Test
    void aNewerLayoutIsNotTouched() throws DiskException {
        Volume.on(disk).publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD));
        disk.put(GENERATION, newer(disk.text(GENERATION)));
        disk.put("/target/.tokenkeeper/default/pending-3-00000000", "of a newer program");
        CrashDisk watching = CrashDisk.killOnly(disk);

        Recovered recovered = Volume.on(watching).recovery().recover();

        assertThat(recovered.newest()).isNull();
        assertThat(recovered.findings()).containsExactly(Recovered.Finding.STATE_NEWER);
        assertThat(watching.steps()).isEmpty();
    }

    @Test
    void stateThatCannotBeReadIsAnErrorAndNeverNoBase() throws DiskException {
        FaultyDisk counting = FaultyDisk.once(disk, DiskException.Fault.DENIED, Integer.MAX_VALUE);
        Volume.on(counting).recovery().recover();
        for (int n = 1; n <= counting.calls(); n++) {
            FaultyDisk denied = FaultyDisk.once(disk, DiskException.Fault.DENIED, n);
            Assertions.assertThatThrownBy(() -> Volume.on(denied).recovery().recover())
                    .as("call %d", n)
                    .isInstanceOf(DiskException.class);
        }
    }

    private static String newer(String generation) {
        String body = generation.substring(0, generation.length() - 9).replace("{\"version\":1,", "{\"version\":2,");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return body + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
    }

    private static Recovered recover(MemoryDisk disk) throws DiskException {
        return Volume.on(disk).recovery().recover();
    }

    private static void assertSettled(MemoryDisk disk) throws DiskException {
        CrashDisk idle = CrashDisk.killOnly(disk);
        Volume.on(idle).recovery().recover();
        assertThat(idle.steps()).isEmpty();
    }

    private CrashDisk publishStopped(int n) throws DiskException {
        CrashDisk stopped = CrashDisk.killOnly(disk).stopBefore(n);
        try {
            Volume.on(stopped, Volume.TARGET, 2).publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD));
        } catch (Crash end) {
            assertThat(stopped.steps()).hasSize(n);
        }
        return stopped;
    }
}
