package dev.tokenkeeper.pass;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.seed.Progress;
import dev.tokenkeeper.seed.Seeds;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DryRunDisk;
import dev.tokenkeeper.volume.StateFolder;
import java.util.List;

/** A keeper's verbs where a whole folder is delivered: entrance and lock are the same, all else is the seed's. */
final class Seeding {
    private final Disk disk;
    private final DeliverySpec spec;
    private final Surroundings surroundings;
    private final StateFolder state;
    private final Seeds seeds;

    Seeding(Disk disk, DeliverySpec spec, Surroundings surroundings) {
        this.disk = disk;
        this.spec = spec;
        this.surroundings = surroundings;
        this.state = new StateFolder(disk, spec.target(), spec.name(), spec.shared());
        Progress progress = surroundings.progress();
        this.seeds = new Seeds(disk, spec, state, progress == null ? Progress.SILENT : progress);
    }

    /** Whether the delivery is a seed, by what is asked for or by what is on the volume. */
    static boolean isMeant(Disk disk, DeliverySpec spec) {
        if (spec.generations()) {
            return true;
        }
        try {
            return Seeds.isOn(disk, new StateFolder(disk, spec.target(), spec.name(), spec.shared()));
        } catch (DiskException e) {
            // Then the other kind tells what is the matter with the volume.
            return false;
        }
    }

    private interface Work {
        PassReport run();
    }

    /** A dry run looks only: its disk would hold all that is written in memory. */
    PassReport pass() {
        return disk instanceof DryRunDisk ? entered(seeds::rehearse) : locked(seeds::pass);
    }

    PassReport rollback(int revision) {
        return locked(() -> seeds.rollback(revision));
    }

    StatusReport status() {
        PassReport report = entered(() -> {
            StatusReport status = seeds.status();
            return new PassReport(status.generation(), status.files(), status.reasons());
        });
        return new StatusReport(report.generation(), report.files(), report.reasons());
    }

    List<Revision> history() {
        Disk dry = new DryRunDisk(disk);
        StateFolder unwritten = new StateFolder(dry, spec.target(), spec.name(), spec.shared());
        return seeds.history(new VolumeKey(unwritten).get());
    }

    VerifyReport verify() {
        return seeds.verify();
    }

    private PassReport entered(Work work) {
        try {
            Entrance.check(disk, spec);
            return work.run();
        } catch (Shut shut) {
            return failed(shut.reason());
        } catch (DiskException e) {
            return failed(Faults.ofState(e));
        }
    }

    private PassReport locked(Work work) {
        try {
            Entrance.check(disk, spec);
            boolean asserted = state.open();
            try (Disk.Lease lease = state.lock(surroundings.lockWait())) {
                if (lease == null) {
                    return failed(Reason.of(ReasonCode.BUSY, state.root().toString()));
                }
                PassReport report = work.run();
                return asserted
                        ? report
                        : report.with(Reason.of(
                                ReasonCode.MODE_NOT_ASSERTED, state.root().toString()));
            }
        } catch (Shut shut) {
            return failed(shut.reason());
        } catch (DiskException e) {
            return failed(Faults.ofState(e));
        }
    }

    private static PassReport failed(Reason reason) {
        return new PassReport(0, List.of(), List.of(reason));
    }
}
