package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one generation and shows it: folders, copy, record, swap, trim. Until the record is there nothing of it counts; what
 * was copied by then is gone on with by the next one of the same number.
 */
final class SeedDelivery {
    private static final int TRIES = 3;

    private final Seed seed;
    private final Disk disk;
    private final SeedPlaces places;
    private final SourceOpening opening;
    private final List<Reason> reasons;
    private long edits;

    /** A delivery that adds to {@code reasons} what holds for all of it. */
    SeedDelivery(Seed seed, SourceOpening opening, List<Reason> reasons) {
        this.seed = seed;
        this.disk = seed.disk();
        this.places = seed.places();
        this.opening = opening;
        this.reasons = reasons;
    }

    /** Delivers as generation {@code number}, in place of {@code newest}. */
    FileReport run(@Nullable SeedRecord newest, int number, Survey size) throws DiskException, Refused {
        new Trim(seed).leftovers();
        SeedRecord record;
        try {
            record = recorded(newest, number, size);
        } catch (DiskException e) {
            if (e.fault() == Fault.FULL && disk.stat(places.record(number)) == null) {
                // The application needs the room more than a copy that cannot be ended.
                Removal.of(disk, places.generation(number));
            }
            throw e;
        }
        seed.current().swap(number);
        new Trim(seed).generations(seed.records(), seed.spec().historyLimit(), reasons);
        DeliveryState state = newest == null
                ? DeliveryState.FIRST
                : edits == 0 ? DeliveryState.SOURCE_CHANGED : DeliveryState.BOTH_CHANGED;
        return seed.report(state, Result.DELIVERED, record.files(), edits, List.of());
    }

    /** Copies, and writes the record. */
    private SeedRecord recorded(@Nullable SeedRecord newest, int number, Survey size) throws DiskException, Refused {
        open(number);
        TreeCopy copy = copied(number, size);
        edits = newest == null ? 0 : edits(newest);
        Cause cause = newest == null ? Cause.FIRST : edits == 0 ? Cause.SOURCE : Cause.BOTH;
        Path folder = places.generation(number);
        TreeCopy.own(disk, folder, disk.stat(folder), folders());
        disk.sync(folder);
        SeedRecord record =
                new SeedRecord(number, cause, number, number, copy.listing(), copy.count(), copy.bytes(), copy.sum());
        SeedRecords.write(disk, places, record, seed.state().privately());
        return record;
    }

    private Ownership folders() {
        Ownership file = seed.ownership();
        return new Ownership(TreeCopy.folderMode(file.mode()), file.uid(), file.gid());
    }

    /**
     * Makes the folders, durably, and before them the list of sums: a folder that none has been begun for is not ours to
     * write into. Until it is whole nobody else can look into it.
     */
    private void open(int number) throws DiskException {
        if (disk.stat(places.state()) == null) {
            disk.makeFolder(places.state(), seed.spec().shared() ? 02770 : 0700);
            seed.state().key();
            disk.sync(seed.state().folder());
            disk.sync(seed.state().root());
        }
        if (disk.stat(places.sums(number)) == null) {
            disk.create(places.sums(number), seed.state().privately());
        }
        disk.sync(places.state());
        FileStat generations = disk.stat(places.generations());
        if (generations == null) {
            disk.makeFolder(places.generations(), folders().mode());
            generations = disk.stat(places.generations());
        } else if (!generations.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, places.generations());
        }
        TreeCopy.own(disk, places.generations(), generations, folders());
        disk.sync(places.target());
        Path folder = places.generation(number);
        FileStat begun = disk.stat(folder);
        if (begun != null && !begun.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, folder);
        }
        if (begun == null) {
            disk.makeFolder(folder, 0700);
        }
        disk.sync(places.generations());
    }

    private TreeCopy copied(int number, Survey first) throws DiskException, Refused {
        Survey size = first;
        Path changed = places.generation(number);
        for (int i = 0; i < TRIES; i++) {
            try {
                TreeCopy copy = new TreeCopy(
                        disk,
                        opening.now(),
                        places.generation(number),
                        places.sums(number),
                        seed.ownership(),
                        seed.files(),
                        seed.progress(),
                        size);
                copy.run(seed.state().privately());
                return copy;
            } catch (Changed e) {
                changed = e.path();
                size = opening.survey(opening.now());
            }
        }
        throw new Refused(ReasonCode.SOURCE_UNSTABLE, changed.toString());
    }

    /** How many files of the generation that is replaced are not as they were delivered; they stay in it. */
    private long edits(SeedRecord replaced) throws DiskException, Refused {
        Path folder = places.generation(replaced.generation());
        if (disk.stat(folder) == null) {
            return 0;
        }
        try {
            Differences differences = Differences.of(disk, places, replaced, seed.files(), seed.progress());
            long count = differences.changedCount() + differences.added();
            if (differences.changedCount() > 0) {
                reasons.add(Reason.of(
                        ReasonCode.EDITS_LEFT_BEHIND,
                        folder + ": " + differences.changedCount() + ", first "
                                + differences.changed().getFirst()));
            }
            return count;
        } catch (BadLine e) {
            reasons.add(Reason.of(
                    ReasonCode.STATE_DAMAGED, places.sums(replaced.generation()).toString()));
            return 0;
        }
    }
}
