package dev.tokenkeeper.seed;

import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.List;

/** Tells how a seed stands. It writes nothing and takes no lock: a copy may take minutes, and is not looked at. */
final class SeedLook {
    private final Seed seed;

    SeedLook(Seed seed) {
        this.seed = seed;
    }

    /** How it stands and, where a source was given, what a pass would do. */
    StatusReport status() {
        if (seed.spec().source() != null) {
            PassReport report = new SeedPass(seed, false).run();
            return new StatusReport(report.generation(), report.files(), report.reasons());
        }
        int number = 0;
        List<Reason> reasons = new ArrayList<>();
        FileReport file;
        try {
            SeedRecords records = seed.records();
            number = records.highest();
            SeedRecord newest = records.newest();
            if (newest == null) {
                reasons.add(damaged(Integer.toString(number)));
                file = seed.report(DeliveryState.UNKNOWN, Result.KEPT, 0, 0, List.of());
            } else {
                boolean shown = seed.current().shows(newest.generation());
                file = seed.report(
                        shown ? DeliveryState.SETTLED : DeliveryState.FILE_LOST,
                        shown ? Result.UNCHANGED : Result.RESTORED,
                        0,
                        0,
                        List.of());
            }
        } catch (Refused e) {
            file = seed.refused(e.reason());
        } catch (DiskException e) {
            file = seed.refused(seed.reason(e, null));
        }
        return new StatusReport(number, List.of(file), reasons);
    }

    private static Reason damaged(String detail) {
        return Reason.of(ReasonCode.STATE_DAMAGED, detail);
    }

    private static Reason changed(String detail) {
        return Reason.of(ReasonCode.GENERATION_CHANGED, detail);
    }

    /** The generations, newest first, with digests keyed by {@code key}. */
    List<Revision> history(MaskKey key) {
        List<Revision> revisions = new ArrayList<>();
        try {
            SeedRecords records = seed.records();
            for (SeedRecord record : records.whole().reversed()) {
                SeedRecord source = records.of(record.source());
                revisions.add(new Revision(
                        record.number(),
                        record.cause(),
                        Generation.Kind.PUBLISH,
                        List.of(new Revision.FileRevision(
                                SeedPlaces.CURRENT,
                                true,
                                source == null ? "" : mask(source.sums(), key),
                                mask(record.sums(), key),
                                0))));
            }
        } catch (Refused | DiskException e) {
            return List.of();
        }
        return revisions;
    }

    private static String mask(String sum, MaskKey key) {
        try {
            return Digest.parse(sum).keyed(key);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Reads every byte of every generation again. A file that is not as it was delivered is damage: none can tell why. */
    VerifyReport verify() {
        List<Integer> damaged = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        List<VerifyReport.LiveMatch> files = new ArrayList<>();
        int whole = 0;
        try {
            SeedRecords records = seed.records();
            for (int number : records.damaged()) {
                damaged.add(number);
                reasons.add(damaged(seed.places().record(number).toString()));
            }
            for (SeedRecord record : records.whole()) {
                if (!record.isDelivery()) {
                    whole++;
                } else if (isWhole(record, reasons)) {
                    whole++;
                } else {
                    damaged.add(record.number());
                }
            }
            SeedRecord newest = records.newest();
            if (newest != null) {
                boolean shown = seed.current().shows(newest.generation());
                files.add(new VerifyReport.LiveMatch(
                        SeedPlaces.CURRENT, seed.isServing(), shown && !damaged.contains(newest.generation())));
            }
        } catch (Refused e) {
            reasons.add(e.reason());
        } catch (DiskException e) {
            reasons.add(seed.reason(e, null));
        } finally {
            seed.progress().done();
        }
        return new VerifyReport(whole, damaged, files, reasons);
    }

    private boolean isWhole(SeedRecord record, List<Reason> reasons) throws DiskException, Refused {
        try {
            Differences differences = Differences.of(seed.disk(), seed.places(), record, seed.files(), seed.progress());
            for (String path : differences.changed()) {
                reasons.add(changed(seed.places().generation(record.number()) + "/" + path));
            }
            long untold = differences.changedCount() - differences.changed().size();
            if (untold > 0) {
                reasons.add(changed(seed.places().generation(record.number()) + ": " + untold + " more"));
            }
            return differences.changedCount() == 0;
        } catch (BadLine e) {
            reasons.add(damaged(seed.places().sums(record.number()).toString()));
            return false;
        } catch (DiskException e) {
            if (e.fault() != DiskException.Fault.MISSING && e.fault() != DiskException.Fault.NOT_REGULAR) {
                throw e;
            }
            reasons.add(changed(String.valueOf(e.path())));
            return false;
        }
    }
}
