package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a seed, with the lock held.
 *
 * <ol>
 *   <li>The link shows what the newest record says; else it does now. A pass that was stopped between record and swap ends
 *       so.
 *   <li>A source that is what was delivered last ends the pass: nothing is written.
 *   <li>The source is surveyed and the volume asked for room.
 *   <li>{@link TreeCopy} into {@code .generations/N}; again if the source changed meanwhile.
 *   <li>Its record is written, last of all; all of that is durable.
 *   <li>The link is swapped, and what is too old goes.
 * </ol>
 *
 * <p>Until the record is there nothing of a new generation counts; what was copied is gone on with by the next pass.
 */
final class SeedPass {
    private static final int TRIES = 3;

    private final Seed seed;
    private final Disk disk;
    private final SeedPlaces places;
    private final boolean writes;
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable SeedSource opened;
    private int generation;
    private long edited;

    /** A pass; where it does not write it only tells what it would do. */
    SeedPass(Seed seed, boolean writes) {
        this.seed = seed;
        this.disk = seed.disk();
        this.places = seed.places();
        this.writes = writes;
    }

    PassReport run() {
        FileReport file;
        try {
            file = pass();
        } catch (Refused e) {
            file = seed.refused(e.reason());
        } catch (DiskException e) {
            file = seed.refused(seed.reason(e, opened));
        } finally {
            seed.progress().done();
        }
        return new PassReport(generation, List.of(file), reasons);
    }

    private FileReport pass() throws DiskException, Refused {
        SeedRecords records = seed.records();
        SeedRecord newest = records.newest();
        generation = records.highest();
        requireOurs(records);
        if (records.isNewestDamaged()) {
            reasons.add(Reason.of(
                    ReasonCode.STATE_DAMAGED, places.record(records.highest()).toString()));
        }
        boolean restored = newest != null && restore(newest);
        SeedSource source = source();
        String listing = source.listing();
        if (newest != null && isSame(records, newest, source, listing)) {
            return seed.report(
                    edited == 0 ? DeliveryState.SETTLED : DeliveryState.FILE_CHANGED,
                    restored ? Result.RESTORED : Result.UNCHANGED,
                    0,
                    edited,
                    List.of());
        }
        Survey size = survey(source);
        int number = next(records);
        requireRoom(records, size, number);
        if (!writes) {
            DeliveryState state = newest == null ? DeliveryState.FIRST : DeliveryState.SOURCE_CHANGED;
            return seed.report(state, Result.DELIVERED, size.files(), 0, List.of());
        }
        return deliver(newest, number, size);
    }

    /** What is called {@code current} must be this delivery's, or nobody's. */
    private void requireOurs(SeedRecords records) throws DiskException, Refused {
        int shown = seed.current().number();
        boolean taken = shown == CurrentLink.FOREIGN;
        if (shown != CurrentLink.NONE && records.highest() == 0) {
            for (String name : disk.list(seed.state().root())) {
                Path other = seed.state().root().resolve(name).resolve(SeedPlaces.STATE);
                taken |= !other.equals(places.state()) && disk.stat(other) != null;
            }
        }
        if (taken && records.newest() == null) {
            throw new Refused(ReasonCode.PATH_TAKEN, places.current().toString());
        }
    }

    /** The source as it is now. */
    private SeedSource source() throws DiskException, Refused {
        SeedSource source =
                SeedSource.open(disk, Objects.requireNonNull(seed.spec().source()));
        opened = source;
        return source;
    }

    private Survey survey(SeedSource source) throws DiskException, Refused {
        return Survey.of(source, String.valueOf(seed.spec().source()));
    }

    private boolean restore(SeedRecord newest) throws DiskException, Refused {
        if (seed.current().number() == newest.generation()) {
            return false;
        }
        if (writes) {
            seed.current().swap(newest.generation());
        }
        return true;
    }

    private boolean isSame(SeedRecords records, SeedRecord newest, SeedSource source, String listing)
            throws DiskException, Refused {
        FileStat shown = disk.stat(places.generation(newest.generation()));
        SeedRecord delivered = records.of(newest.source());
        if (shown == null || delivered == null) {
            return false;
        }
        if (!listing.isEmpty() || !newest.listing().isEmpty()) {
            return listing.equals(newest.listing());
        }
        try {
            Comparison comparison = Comparison.of(disk, places, source, delivered, seed.files(), seed.progress());
            edited = newest.generation() == delivered.number() ? comparison.edited() : 0;
            return comparison.isSame();
        } catch (BadLine e) {
            reasons.add(Reason.of(
                    ReasonCode.STATE_DAMAGED, places.sums(delivered.number()).toString()));
            return false;
        }
    }

    /** The number of the next generation: of a copy that was begun, which its list of sums shows, if there is one. */
    private int next(SeedRecords records) throws DiskException, Refused {
        int begun = 0;
        for (String name : SeedRecords.names(disk, places.state())) {
            begun = Math.max(begun, SeedPlaces.sumsNumber(name));
        }
        int shown = seed.current().number();
        if (begun > records.highest() && begun != shown) {
            return begun;
        }
        int highest = Math.max(records.highest(), shown);
        for (String name : SeedRecords.names(disk, places.generations())) {
            highest = Math.max(highest, SeedPlaces.number(name));
        }
        return highest + 1;
    }

    private void requireRoom(SeedRecords records, Survey size, int number) throws DiskException, Refused {
        Survey there = there(number);
        if (size.fits(disk, places, there)) {
            return;
        }
        // What the new generation would push out anyway makes room for it, if that is enough.
        Trim trim = new Trim(seed);
        int kept = Math.max(1, seed.spec().historyLimit() - 1);
        long older = trim.bytesOlderThan(records, kept);
        boolean enough = disk.usableSpace(places.target()) + older >= size.room(there);
        if (enough && writes) {
            trim.generations(records, kept, reasons);
            enough = size.fits(disk, places, there);
        }
        if (!enough) {
            throw new Refused(
                    ReasonCode.TARGET_FULL,
                    places.target() + ": " + (size.room(there) >> 20) + " MiB are needed, "
                            + (disk.usableSpace(places.target()) >> 20) + " are there");
        }
    }

    /** How much of the copy is there already. */
    private Survey there(int number) throws DiskException, Refused {
        FileStat begun = disk.stat(places.generation(number));
        return begun != null && begun.isFolder()
                ? Survey.of(TreeWalk.ofCopy(disk, places.generation(number)))
                : new Survey(0, 0, 0);
    }

    private FileReport deliver(@Nullable SeedRecord newest, int number, Survey size) throws DiskException, Refused {
        new Trim(seed).leftovers();
        open(number);
        TreeCopy copy = copied(number, size);
        long edits = newest == null ? 0 : edits(newest);
        Cause cause = newest == null ? Cause.FIRST : edits == 0 ? Cause.SOURCE : Cause.BOTH;
        Path folder = places.generation(number);
        TreeCopy.own(disk, folder, disk.stat(folder), folders());
        disk.sync(folder);
        SeedRecord record =
                new SeedRecord(number, cause, number, number, copy.listing(), copy.count(), copy.bytes(), copy.sum());
        SeedRecords.write(disk, places, record, seed.state().privately());
        generation = number;
        seed.current().swap(number);
        new Trim(seed).generations(seed.records(), seed.spec().historyLimit(), reasons);
        DeliveryState state = newest == null
                ? DeliveryState.FIRST
                : edits == 0 ? DeliveryState.SOURCE_CHANGED : DeliveryState.BOTH_CHANGED;
        return seed.report(state, Result.DELIVERED, copy.count(), edits, List.of());
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
                        source(),
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
                size = survey(source());
            } catch (DiskException e) {
                if (e.fault() == Fault.FULL) {
                    // The application needs the room more than a copy that cannot be ended.
                    Removal.of(disk, places.generation(number));
                }
                throw e;
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
