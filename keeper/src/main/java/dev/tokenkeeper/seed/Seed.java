package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Mask;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.StateFolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One seed on one volume: what each verb needs of it.
 *
 * @param piece how many bytes are read and written at once
 */
record Seed(
        Disk disk,
        DeliverySpec spec,
        StateFolder state,
        SeedPlaces places,
        CurrentLink current,
        Progress progress,
        int piece) {
    private static final Ownership UNASKED = Ownership.mode(0600);

    static Seed of(Disk disk, DeliverySpec spec, StateFolder state, Progress progress) {
        SeedPlaces places = new SeedPlaces(state);
        return new Seed(disk, spec, state, places, new CurrentLink(disk, places), progress, FileCopy.PIECE);
    }

    /** Mode, owner and group of each file. */
    Ownership ownership() {
        Ownership asked = spec.ownership();
        return asked == null ? UNASKED : asked;
    }

    /** Something that copies and compares files. */
    FileCopy files() {
        return new FileCopy(disk, ownership(), piece);
    }

    /**
     * The records.
     *
     * @throws Refused if a newer program wrote them
     */
    SeedRecords records() throws DiskException, Refused {
        SeedRecords records = SeedRecords.read(disk, places);
        if (records.isNewer()) {
            throw new Refused(ReasonCode.STATE_NEWER, places.state().toString());
        }
        return records;
    }

    /** Whether readers have a whole generation now. */
    boolean isServing() {
        try {
            int shown = current.number();
            FileStat stat = shown > 0 ? disk.stat(places.generation(shown)) : null;
            return stat != null && stat.isFolder();
        } catch (DiskException e) {
            return false;
        } catch (Refused e) {
            return false;
        }
    }

    /** What is told of the one thing that a seed delivers: its link. */
    FileReport report(DeliveryState state, Result result, long fromSource, long fromApp, List<Reason> reasons) {
        return new FileReport(
                SeedPlaces.CURRENT,
                state,
                result,
                isServing(),
                (int) Math.min(Integer.MAX_VALUE, fromSource),
                (int) Math.min(Integer.MAX_VALUE, fromApp),
                List.of(),
                reasons,
                Mask.of(""));
    }

    /** What is told where nothing was done. */
    FileReport refused(Reason reason) {
        boolean ofSource = reason.code().severity() == ReasonCode.Severity.SOURCE;
        return report(DeliveryState.UNKNOWN, ofSource ? Result.REFUSED : Result.FAILED, 0, 0, List.of(reason));
    }

    /** A fault of the disk, by where it happened; {@code source} is null as long as none is open. */
    Reason reason(DiskException e, @Nullable SeedSource source) {
        String path = String.valueOf(e.path());
        if (e.path() != null && source != null && source.holds(e.path())) {
            return Reason.of(
                    switch (e.fault()) {
                        case MISSING, BUSY -> ReasonCode.SOURCE_UNSTABLE;
                        case NOT_REGULAR -> ReasonCode.SOURCE_NOT_REGULAR;
                        case TOO_LARGE -> ReasonCode.SOURCE_TOO_LARGE;
                        default -> ReasonCode.SOURCE_UNREADABLE;
                    },
                    path);
        }
        boolean ofState = e.path() != null && state.holds(e.path());
        return Reason.of(
                switch (e.fault()) {
                    case DENIED -> ofState ? ReasonCode.STATE_UNREADABLE : ReasonCode.TARGET_UNREADABLE;
                    case FULL -> ReasonCode.TARGET_FULL;
                    case READ_ONLY -> ReasonCode.TARGET_READ_ONLY;
                    case NOT_REGULAR, CROSS_DEVICE -> ReasonCode.TARGET_OUTSIDE_VOLUME;
                    case MISSING, EXISTS, TOO_LARGE, BUSY, UNSUPPORTED, IO -> ReasonCode.DISK_ERROR;
                },
                path);
    }
}
