package dev.tokenkeeper.seed;

import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import java.util.List;

/**
 * Delivers a whole folder, as it is, beside what was delivered before, and shows it by one link: the door of this package.
 * What changes something needs the state's lock, which the caller holds. A bad source, target or disk is a report and no
 * exception. For one thread.
 */
public final class Seeds {
    private final Seed seed;

    /** The seed of {@code spec}; {@code progress} hears of what takes long. */
    public Seeds(Disk disk, DeliverySpec spec, StateFolder state, Progress progress) {
        this.seed = Seed.of(disk, spec, state, progress);
    }

    /** Whether the delivery of {@code state} is a seed: that one was begun there. */
    public static boolean isOn(Disk disk, StateFolder state) throws DiskException {
        FileStat stat = disk.stat(new SeedPlaces(state).state());
        return stat != null && stat.isFolder();
    }

    /** Delivers the source if it is not what was delivered last. The state's folders are there. */
    public PassReport pass() {
        return new SeedPass(seed, true).run();
    }

    /** What {@link #pass} would come to, as far as that shows without copying. */
    public PassReport rehearse() {
        return new SeedPass(seed, false).run();
    }

    /** Shows the generation {@code revision} again. */
    public PassReport rollback(int revision) {
        return new SeedRollback(seed).run(revision);
    }

    /** How it stands and, where a source was given, what a pass would do. */
    public StatusReport status() {
        return new SeedLook(seed).status();
    }

    /** The generations, newest first; digests are keyed by {@code key}. */
    public List<Revision> history(MaskKey key) {
        return new SeedLook(seed).history(key);
    }

    /** Reads every byte again and compares it with the sums. */
    public VerifyReport verify() {
        return new SeedLook(seed).verify();
    }
}
