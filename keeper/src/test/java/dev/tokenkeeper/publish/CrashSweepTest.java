package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof of the protocol: each way to publish, a record and an abort, stopped everywhere, at two depths. To see more states
 * or others: {@code -Dtokenkeeper.crash.limit=4096 -Dtokenkeeper.seed=N}.
 */
class CrashSweepTest {
    private static final long SEED = Long.getLong("tokenkeeper.seed", 20261124);
    private static final int LIMIT = Integer.getInteger("tokenkeeper.crash.limit", 256);
    private static final int DEEP_LIMIT = Integer.getInteger("tokenkeeper.crash.deep", 24);

    private static final String OLD = "source: 1\napp: a\n";
    private static final String NEW = "source: 2\napp: a\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyStop(String name, Sweep.Case swept) throws DiskException {
        Sweep sweep = new Sweep(swept, LIMIT, DEEP_LIMIT, SEED);
        sweep.run();
        assertThat(sweep.visited()).isGreaterThan(20);
        System.out.println("crash sweep, " + name + ": " + sweep.visited() + " crash states, seed " + SEED);
    }

    static Stream<Object[]> cases() throws DiskException {
        return Stream.of(
                        first(),
                        nested(),
                        exchange(),
                        rename(),
                        inPlace(),
                        group(),
                        mixedGroup(),
                        record(),
                        abort(),
                        copied(),
                        copiedBefore())
                .map(swept -> new Object[] {swept.name(), swept});
    }

    static Sweep.Case first() {
        return new Sweep.Case(
                "first delivery",
                target(),
                volume -> volume.publish(Cause.FIRST, plan("a.txt", "source: 2\n", "source: 2\n", null)),
                texts("a.txt", null),
                Map.of("a.txt", "source: 2\n"),
                true,
                false);
    }

    static Sweep.Case nested() {
        return new Sweep.Case(
                "first delivery below a new folder",
                target(),
                volume -> volume.publish(Cause.FIRST, plan("x/y/a.txt", "source: 2\n", "source: 2\n", null)),
                texts("x/y/a.txt", null),
                Map.of("x/y/a.txt", "source: 2\n"),
                true,
                false);
    }

    static Sweep.Case exchange() throws DiskException {
        return replacing("exchange", delivered(target()), false);
    }

    static Sweep.Case rename() throws DiskException {
        return replacing("link and rename", delivered(target().withoutExchange()), false);
    }

    static Sweep.Case inPlace() throws DiskException {
        MemoryDisk disk = target();
        disk.mountFile("/target/a.txt", OLD);
        Volume.on(disk).publish(Cause.ADOPT, plan("a.txt", "source: 1\n", OLD, OLD));
        return replacing("in place", disk, true);
    }

    private static Sweep.Case replacing(String name, MemoryDisk start, boolean torn) {
        return new Sweep.Case(
                name,
                start,
                volume -> volume.publish(Cause.BOTH, plan("a.txt", "source: 2\n", NEW, OLD)),
                Map.of("a.txt", OLD),
                Map.of("a.txt", NEW),
                true,
                torn);
    }

    static Sweep.Case group() throws DiskException {
        MemoryDisk disk = target();
        Volume.on(disk)
                .publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null), plan("b.txt", "source: 1\n", OLD, null));
        return new Sweep.Case(
                "group of two",
                disk,
                volume -> volume.publish(
                        Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, OLD), plan("b.txt", "source: 2\n", NEW, OLD)),
                Map.of("a.txt", OLD, "b.txt", OLD),
                Map.of("a.txt", NEW, "b.txt", NEW),
                true,
                false);
    }

    static Sweep.Case mixedGroup() throws DiskException {
        return new Sweep.Case(
                "group of a file that is there and a new one",
                delivered(target()),
                volume -> volume.publish(
                        Cause.SOURCE,
                        plan("a.txt", "source: 2\n", NEW, OLD),
                        plan("x/b.txt", "source: 2\n", "source: 2\n", null)),
                texts("a.txt", OLD, "x/b.txt", null),
                Map.of("a.txt", NEW, "x/b.txt", "source: 2\n"),
                true,
                false);
    }

    static Sweep.Case record() throws DiskException {
        MemoryDisk disk = delivered(target());
        disk.put("/target/a.txt", OLD + "app: b\n");
        return new Sweep.Case(
                "record",
                disk,
                volume -> volume.publish(Cause.APP, plan("a.txt", "source: 1\n", OLD + "app: b\n", OLD + "app: b\n")),
                Map.of("a.txt", OLD + "app: b\n"),
                Map.of("a.txt", OLD + "app: b\n"),
                true,
                false);
    }

    static Sweep.Case abort() throws DiskException {
        return new Sweep.Case(
                "abort",
                delivered(target()),
                volume -> assertThat(volume.publish(Cause.SOURCE, plan("a.txt", "source: 2\n", NEW, "source: 1\n")))
                        .isInstanceOf(Publication.Outrun.class),
                Map.of("a.txt", OLD),
                Map.of("a.txt", NEW),
                false,
                false);
    }

    static Sweep.Case copied() throws DiskException {
        return recoveringCopy("recovery of a copy made behind the exchange", "rename ", NEW);
    }

    static Sweep.Case copiedBefore() throws DiskException {
        return recoveringCopy("recovery of a copy made before the exchange", "exchange ", OLD);
    }

    /** Publishes until the first step called {@code before}, copies the volume, and sweeps the copy's recovery. */
    private static Sweep.Case recoveringCopy(String name, String before, String live) throws DiskException {
        MemoryDisk start = delivered(target());
        CrashDisk whole = CrashDisk.killOnly(start);
        exchange().action().run(Volume.on(whole, Volume.TARGET, 2));
        int stop = 1;
        while (!whole.steps().get(stop - 1).name().startsWith(before)) {
            stop++;
        }
        CrashDisk killed = CrashDisk.killOnly(start).stopBefore(stop);
        try {
            exchange().action().run(Volume.on(killed, Volume.TARGET, 2));
        } catch (Crash end) {
            assertThat(killed.now().text("/target/a.txt")).isEqualTo(live);
        }
        return new Sweep.Case(
                name,
                VolumeCopy.of(killed.now()),
                volume -> volume.recovery().recover(),
                Map.of("a.txt", live),
                Map.of("a.txt", live),
                true,
                false);
    }

    private static MemoryDisk target() {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/target");
        return disk;
    }

    private static MemoryDisk delivered(MemoryDisk disk) throws DiskException {
        Volume.on(disk).publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        return disk;
    }

    private static Map<String, String> texts(String... pairs) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return texts;
    }
}
