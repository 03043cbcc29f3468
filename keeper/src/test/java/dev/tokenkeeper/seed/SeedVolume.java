package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.StateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A source and a target on one disk, and a seed that is copied by pieces of eight bytes. */
final class SeedVolume {
    static final Path SOURCE = Path.of("/source");
    static final Path TARGET = Path.of("/target");
    static final Path CURRENT = Path.of("/target/current");
    static final int PIECE = 8;

    private SeedVolume() {}

    /** A disk with an empty source and an empty target. */
    static MemoryDisk empty() {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/source");
        disk.folder("/target");
        return disk;
    }

    static DeliverySpec spec(Path source, int kept) {
        return new DeliverySpec(
                "default",
                source,
                TARGET,
                List.of(),
                List.of(),
                Ownership.mode(0640),
                null,
                MergePolicy.DEFAULT,
                List.of(),
                kept,
                false,
                false,
                true);
    }

    static Seed on(Disk disk) {
        return on(disk, SOURCE, 2);
    }

    static Seed on(Disk disk, Path source, int kept) {
        StateFolder state = new StateFolder(disk, TARGET, "default", false);
        SeedPlaces places = new SeedPlaces(state);
        return new Seed(disk, spec(source, kept), state, places, new CurrentLink(disk, places), Progress.SILENT, PIECE);
    }

    /** A pass as the keeper makes it: with the state's folders and the lock. */
    static PassReport pass(Disk disk) throws DiskException {
        return pass(on(disk));
    }

    static PassReport pass(Seed seed) throws DiskException {
        seed.state().open();
        try (Disk.Lease lease = seed.state().lock(Duration.ZERO)) {
            if (lease == null) {
                throw new AssertionError("busy");
            }
            return new SeedPass(seed, true).run();
        }
    }

    static FileReport file(PassReport report) {
        return report.files().getFirst();
    }

    /** All reasons of a report, of the delivery and of its file. */
    static List<ReasonCode> reasons(PassReport report) {
        return Stream.concat(
                        report.reasons().stream(), report.files().stream().flatMap(file -> file.reasons().stream()))
                .map(Reason::code)
                .toList();
    }

    /** What reads through the link: texts by path, folders as "/"; empty where there is no link. */
    static Map<String, String> shown(Disk disk) throws DiskException {
        Map<String, String> tree = new TreeMap<>();
        if (disk.stat(CURRENT) != null) {
            add(disk, disk.stat(CURRENT).isFolder() ? CURRENT : TARGET.resolve(disk.readLink(CURRENT)), "", tree);
        }
        return tree;
    }

    private static void add(Disk disk, Path folder, String path, Map<String, String> tree) throws DiskException {
        for (String name : disk.list(folder)) {
            FileStat stat = disk.stat(folder.resolve(name));
            if (stat.isFolder()) {
                tree.put(path + name, "/");
                add(disk, folder.resolve(name), path + name + "/", tree);
            } else {
                byte[] bytes = disk.read(folder.resolve(name), 1 << 20).bytes();
                tree.put(path + name, new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }
}
