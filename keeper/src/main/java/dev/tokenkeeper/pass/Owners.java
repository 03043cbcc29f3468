package dev.tokenkeeper.pass;

import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a live file from changing hands: a file that replaces another user's would lock that user out, unless an owner
 * was asked for or both share a group that may write. Whose a new file would be is seen from one that is made and removed.
 */
final class Owners {
    private static final int GROUP_WRITES = 060;

    private final Disk disk;
    private final StateFolder state;
    private @Nullable FileStat made;

    Owners(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    /** {@code step}, or its refusal where it would put another user's file in place of {@code live}. */
    Step allow(Step step, Live live) throws DiskException {
        FilePlan plan = step.plan();
        if (plan == null
                || !(live instanceof Live.Present present)
                || plan.content().content().equals(present.content())
                || !locksOut(present.stat(), plan.ownership())) {
            return step;
        }
        Reason mismatch = Reason.of(
                ReasonCode.OWNER_MISMATCH,
                plan.path() + " is of uid " + present.stat().uid());
        return Step.leave(step.file(), step.telling().undo().fails(mismatch, true), mismatch);
    }

    private boolean locksOut(FileStat live, Ownership asked) throws DiskException {
        if (asked.uid() != null) {
            return false;
        }
        FileStat own = own();
        boolean shares = own.gid() == live.gid() && (asked.mode() & GROUP_WRITES) == GROUP_WRITES;
        return own.uid() != live.uid() && !shares;
    }

    private FileStat own() throws DiskException {
        FileStat known = made;
        if (known == null) {
            Path path = state.path(new StateName(StateName.Kind.TEMPORARY, 0, state.nonce()));
            known = disk.create(path, state.privately());
            disk.remove(path);
            made = known;
        }
        return known;
    }
}
