package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/**
 * Asserts mode, owner and group of live files again at each start: at a new mount the kubelet may have widened them.
 * Writes only where they differ.
 */
final class Looks {
    private final Disk disk;
    private final LiveReader reader;

    Looks(Disk disk, LiveReader reader) {
        this.disk = disk;
        this.reader = reader;
    }

    void reassert(Step step) {
        if (step.telling().result() == Result.FAILED) {
            return;
        }
        try {
            Path live = reader.place(step.file().path());
            FileStat stat = disk.stat(live);
            if (stat != null && stat.isRegular() && !step.file().ownership().isOf(stat)) {
                disk.own(live, step.file().ownership());
            }
        } catch (DiskException | Shut e) {
            step.telling().because(ReasonCode.MODE_NOT_ASSERTED, step.file().path());
        }
    }
}
