package dev.tokenkeeper.seed;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a seed, as they were when they were read. */
final class SeedRecords {
    private final List<SeedRecord> whole = new ArrayList<>();
    private final List<Integer> damaged = new ArrayList<>();
    private boolean newer;

    private SeedRecords() {}

    static SeedRecords read(Disk disk, SeedPlaces places) throws DiskException {
        SeedRecords records = new SeedRecords();
        for (String name : names(disk, places.state())) {
            int number = SeedPlaces.number(name);
            if (number > 0) {
                records.take(number, content(disk, places.record(number)));
            }
        }
        records.whole.sort((one, other) -> Integer.compare(one.number(), other.number()));
        records.damaged.sort(null);
        return records;
    }

    private static Content content(Disk disk, Path record) throws DiskException {
        try {
            return disk.read(record, SeedRecord.LIMIT);
        } catch (DiskException e) {
            if (e.fault() == Fault.TOO_LARGE) {
                return Content.EMPTY;
            }
            throw e;
        }
    }

    private void take(int number, Content content) {
        SeedRecord record = SeedRecord.decode(content);
        if (SeedRecord.isNewer(content)) {
            newer = true;
        } else if (record == null || record.number() != number) {
            damaged.add(number);
        } else {
            whole.add(record);
        }
    }

    /** The names in {@code folder}; none where there is no folder. */
    static List<String> names(Disk disk, Path folder) throws DiskException {
        try {
            return disk.list(folder);
        } catch (DiskException e) {
            if (e.fault() == Fault.MISSING) {
                return List.of();
            }
            throw e;
        }
    }

    /** Oldest first. */
    List<SeedRecord> whole() {
        return whole;
    }

    /** The numbers of those that are damaged, lowest first. */
    List<Integer> damaged() {
        return damaged;
    }

    /** Whether a newer program wrote one of them. */
    boolean isNewer() {
        return newer;
    }

    /** Whether the newest record is damaged: then nothing is known of what was delivered last. */
    boolean isNewestDamaged() {
        return !damaged.isEmpty() && (whole.isEmpty() || whole.getLast().number() < damaged.getLast());
    }

    /** The newest record; null if there is none, or if it is damaged. */
    @Nullable
    SeedRecord newest() {
        return whole.isEmpty() || isNewestDamaged() ? null : whole.getLast();
    }

    /** The record {@code number}; null if it is not there or damaged. */
    @Nullable
    SeedRecord of(int number) {
        for (SeedRecord record : whole) {
            if (record.number() == number) {
                return record;
            }
        }
        return null;
    }

    /** The highest number that a record has; 0 if there is none. */
    int highest() {
        int highest = whole.isEmpty() ? 0 : whole.getLast().number();
        return damaged.isEmpty() ? highest : Math.max(highest, damaged.getLast());
    }

    /** Writes a record durably: under a random name, then by link(2), which fails if the number is taken. */
    static void write(Disk disk, SeedPlaces places, SeedRecord record, Ownership ownership) throws DiskException {
        Path fresh = places.fresh();
        disk.create(fresh, ownership);
        disk.write(fresh, record.encode());
        disk.sync(fresh);
        disk.link(fresh, places.record(record.number()));
        disk.remove(fresh);
        disk.sync(places.state());
    }
}
