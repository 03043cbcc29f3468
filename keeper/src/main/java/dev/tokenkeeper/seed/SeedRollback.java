package dev.tokenkeeper.seed;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.util.List;

/**
 * Shows an older generation again, by a record of its own. The source counts as delivered as it was: the older generation
 * stays until the source changes.
 */
final class SeedRollback {
    private final Seed seed;
    private int generation;

    SeedRollback(Seed seed) {
        this.seed = seed;
    }

    PassReport run(int revision) {
        FileReport file;
        try {
            file = swap(revision);
        } catch (Refused e) {
            file = seed.refused(e.reason());
        } catch (DiskException e) {
            file = seed.refused(seed.reason(e, null));
        }
        return new PassReport(generation, List.of(file), List.of());
    }

    private FileReport swap(int revision) throws DiskException, Refused {
        SeedRecords records = seed.records();
        generation = records.highest();
        SeedRecord newest = records.newest();
        SeedRecord wanted = records.of(revision);
        if (newest == null || wanted == null) {
            throw new Refused(ReasonCode.NO_SUCH_REVISION, Integer.toString(revision));
        }
        FileStat folder = seed.disk().stat(seed.places().generation(wanted.generation()));
        if (folder == null || !folder.isFolder()) {
            throw new Refused(ReasonCode.NO_SUCH_REVISION, Integer.toString(revision));
        }
        // Throws where something else than a link stands in its way.
        int shown = seed.current().number();
        if (shown == wanted.generation() && newest.generation() == shown) {
            return seed.report(DeliveryState.SETTLED, Result.UNCHANGED, 0, 0, List.of());
        }
        SeedRecord record = new SeedRecord(
                newest.number() + 1,
                Cause.ROLLBACK,
                wanted.generation(),
                newest.source(),
                newest.listing(),
                wanted.files(),
                wanted.bytes(),
                wanted.sums());
        SeedRecords.write(seed.disk(), seed.places(), record, seed.state().privately());
        generation = record.number();
        seed.current().swap(record.generation());
        return seed.report(DeliveryState.SETTLED, Result.RESTORED, 0, 0, List.of());
    }
}
