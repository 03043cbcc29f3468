package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FaultyDisk;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.StateName;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fails at any call, once or from then on, leaves the live file good, and all is well when it works again. */
class FaultTest {
    private static final String OLD = "source: 1\napp: a\n";
    private static final String NEW = "source: 2\napp: a\n";

    @ParameterizedTest
    @EnumSource(names = {"IO", "FULL", "DENIED", "READ_ONLY"})
    void anExchangeHeals(Fault fault) throws DiskException {
        heals(fault, delivered(new MemoryDisk()), OLD, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"IO", "FULL", "DENIED", "READ_ONLY"})
    void aRenameHeals(Fault fault) throws DiskException {
        heals(fault, delivered(new MemoryDisk().withoutExchange()), OLD, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"IO", "FULL", "DENIED", "READ_ONLY"})
    void aFirstDeliveryHeals(Fault fault) throws DiskException {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/target");
        heals(fault, disk, null, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"IO", "FULL", "DENIED", "READ_ONLY"})
    void aWriteInPlaceHeals(Fault fault) throws DiskException {
        MemoryDisk disk = new MemoryDisk();
        disk.mountFile("/target/a.txt", OLD);
        Volume.on(disk).publish(Cause.ADOPT, plan("a.txt", "source: 1\n", OLD, OLD));
        heals(fault, disk, OLD, true);
    }

    private static MemoryDisk delivered(MemoryDisk disk) throws DiskException {
        disk.folder("/target");
        Volume.on(disk).publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        return disk;
    }

    private static void heals(Fault fault, MemoryDisk start, String old, boolean torn) throws DiskException {
        FaultyDisk counting = FaultyDisk.once(start.copy(), fault, Integer.MAX_VALUE);
        publish(counting, old);
        assertThat(counting.calls()).isGreaterThan(5);
        for (int n = 1; n <= counting.calls(); n++) {
            for (boolean again : new boolean[] {false, true}) {
                MemoryDisk disk = start.copy();
                String where = fault + " at call " + n + (again ? " and later" : "");
                boolean failed = false;
                try {
                    publish(again ? FaultyDisk.from(disk, fault, n) : FaultyDisk.once(disk, fault, n), old);
                } catch (DiskException e) {
                    failed = true;
                    assertThat(e.fault()).as(where).isEqualTo(fault);
                }
                assertThat(failed || !again)
                        .as("a fault that stays is told: %s", where)
                        .isTrue();
                if (!torn) {
                    assertThat(disk.text("/target/a.txt")).as(where).isIn(old, published(old));
                }
                stillFailing(fault, disk, old, torn, where);
                works(disk, old, where);
            }
        }
    }

    /** The next pass finds the disk as bad as before. */
    private static void stillFailing(Fault fault, MemoryDisk disk, String old, boolean torn, String where) {
        try {
            Volume.on(FaultyDisk.from(disk, fault, 1), Volume.TARGET, 2)
                    .recovery()
                    .recover();
        } catch (DiskException e) {
            assertThat(e.fault()).as(where).isEqualTo(fault);
        }
        if (!torn) {
            assertThat(disk.text("/target/a.txt")).as(where).isIn(old, published(old));
        }
    }

    private static void works(MemoryDisk disk, String old, String where) throws DiskException {
        LinePass.run(Volume.on(disk, Volume.TARGET, 3), Map.of("a.txt", "source: 2"));
        assertThat(disk.text("/target/a.txt")).as(where).isEqualTo(published(old));
        CrashDisk idle = CrashDisk.killOnly(disk);
        Volume volume = Volume.on(idle, Volume.TARGET, 4);
        LinePass.run(volume, Map.of("a.txt", "source: 2"));
        assertThat(idle.steps()).as(where).isEmpty();
        assertThat(volume.state().names().stream().map(StateName::kind))
                .as(where)
                .isSubsetOf(StateName.Kind.GENERATION, StateName.Kind.ABORTED, StateName.Kind.DISPLACED);
    }

    private static void publish(Disk disk, String old) throws DiskException {
        Volume.on(disk, Volume.TARGET, 1).publish(Cause.SOURCE, plan("a.txt", "source: 2\n", published(old), old));
    }

    private static String published(String old) {
        return old == null ? "source: 2\n" : NEW;
    }
}
