package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    private final Seed seed;
    private final Disk disk;
    private final SeedPlaces places;
    private final boolean writes;
    private final SourceOpening opening;
    private final List<Reason> reasons = new ArrayList<>();
    private int generation;
    private long edited;

    /** A pass; where it does not write it only tells what it would do. */
    SeedPass(Seed seed, boolean writes) {
        this.seed = seed;
        this.disk = seed.disk();
        this.places = seed.places();
        this.writes = writes;
        this.opening = new SourceOpening(seed);
    }

    PassReport run() {
        FileReport file;
        try {
            file = pass();
        } catch (Refused e) {
            file = seed.refused(e.reason());
        } catch (DiskException e) {
            file = seed.refused(seed.reason(e, opening.last()));
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
        SeedSource source = opening.now();
        String listing = source.listing();
        if (newest != null && isSame(records, newest, source, listing)) {
            return seed.report(
                    edited == 0 ? DeliveryState.SETTLED : DeliveryState.FILE_CHANGED,
                    restored ? Result.RESTORED : Result.UNCHANGED,
                    0,
                    edited,
                    List.of());
        }
        Survey size = opening.survey(source);
        int number = next(records);
        requireRoom(records, size, number);
        if (!writes) {
            DeliveryState state = newest == null ? DeliveryState.FIRST : DeliveryState.SOURCE_CHANGED;
            return seed.report(state, Result.DELIVERED, size.files(), 0, List.of());
        }
        SeedDelivery delivery = new SeedDelivery(seed, opening, reasons);
        FileReport file = delivery.run(newest, number, size);
        generation = number;
        return file;
    }

    /** What is called {@code current} must be this delivery's, or nobody's. */
    private void requireOurs(SeedRecords records) throws DiskException, Refused {
        int shown = seed.current().number();
        boolean taken = shown == CurrentLink.FOREIGN;
        if (shown != CurrentLink.NONE && records.highest() == 0) {
            for (String name : SeedRecords.names(disk, seed.state().root())) {
                Path other = seed.state().root().resolve(name).resolve(SeedPlaces.STATE);
                taken |= !other.equals(places.state()) && disk.stat(other) != null;
            }
        }
        if (taken && records.newest() == null) {
            throw new Refused(ReasonCode.PATH_TAKEN, places.current().toString());
        }
    }

    private boolean restore(SeedRecord newest) throws DiskException, Refused {
        if (seed.current().number() == newest.generation()
                || disk.stat(places.generation(newest.generation())) == null) {
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
}
