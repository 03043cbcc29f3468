package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a person's verb wants into a step: checked as strictly as a source, and nothing where nothing changes. */
final class Drafting {
    private final Gate gate;

    Drafting(Gate gate) {
        this.gate = gate;
    }

    Step step(
            KeptFile file,
            @Nullable Entry entry,
            @Nullable Content ours,
            Content base,
            Content wanted,
            List<OpenConflict> open,
            Cause cause,
            Result result) {
        Telling telling = new Telling(file.path(), entry);
        if (entry != null
                && wanted.equals(ours)
                && wanted.equals(entry.published())
                && base.equals(entry.base())
                && open.equals(entry.conflicts())) {
            return Step.leave(file, telling.ends(Result.UNCHANGED, true), null);
        }
        if (!(gate.check(file, wanted) instanceof Gate.Good good)) {
            return invalid(file, entry, ours);
        }
        telling.open(open).ends(wanted.equals(ours) ? Result.RECORDED : result, true);
        FilePlan plan =
                new FilePlan(file.path(), file.format(), file.ownership(), base, good.content(), ours, null, open, 0);
        return new Step(file, telling, plan, cause, null);
    }

    /** A file that would not be valid after it. */
    Step invalid(KeptFile file, @Nullable Entry entry, @Nullable Content ours) {
        Reason invalid = Reason.of(ReasonCode.FILE_INVALID, file.path());
        boolean good = entry != null && entry.published().equals(ours);
        return Step.leave(file, new Telling(file.path(), entry).fails(invalid, good), invalid);
    }

    /** A file that the verb has nothing to do with. */
    static Step leave(KeptFile file, @Nullable Entry entry, @Nullable Content ours) {
        return Step.leave(file, new Telling(file.path(), entry).ends(Result.UNCHANGED, ours != null), null);
    }
}
