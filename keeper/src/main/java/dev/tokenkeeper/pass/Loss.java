package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.validation.ValidatedContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live file is missing, empty or no longer valid, and stays so: the last-known-good bytes come back, with the
 * source's news if there is any. What was found goes to history as the replaced bytes.
 */
final class Loss {
    private final Gate gate;
    private final Joining joining;

    Loss(Gate gate, Joining joining) {
        this.gate = gate;
        this.joining = joining;
    }

    Step decide(KeptFile file, Entry entry, @Nullable Content found, Admission.Admitted admitted, Telling telling) {
        telling.state(DeliveryState.FILE_LOST);
        if (!(gate.check(file, entry.published()) instanceof Gate.Good known)) {
            return withoutGood(file, found, admitted, telling);
        }
        telling.because(ReasonCode.FILE_LOST, file.path());
        Content base = entry.base();
        ValidatedContent content = known.content();
        List<OpenConflict> fresh = List.of();
        Reason refusal = admitted.refusal();
        if (admitted.fresh() != null) {
            Content theirs = admitted.fresh().content();
            Joining.Joint joint = joining.join(file, base, content.content(), theirs);
            if (joint instanceof Joining.Joint.Refused refused) {
                refusal = refused.reason();
                telling.because(refusal);
            } else if (joint instanceof Joining.Joint.Joined joined) {
                base = theirs;
                content = joined.content();
                fresh = joined.conflicts();
                telling.counts(joined.fromSource().size(), joined.fromApp().size());
                telling.because(joined.reasons());
            }
        }
        List<OpenConflict> moved = Conflicts.moved(entry, base, content.content());
        List<OpenConflict> open = Conflicts.after(moved, fresh, base, content.content(), file.format());
        telling.known(moved).open(open).ends(Result.RESTORED, true);
        return step(file, base, content, found, open, entry.writeBacks(), telling, refusal);
    }

    /** Not even the last-known-good bytes pass today's rules: the file stays, unless the source has better. */
    private Step withoutGood(KeptFile file, @Nullable Content found, Admission.Admitted admitted, Telling telling) {
        ValidatedContent fresh = admitted.fresh();
        boolean gone = found == null || found.isEmpty();
        if (gone || fresh != null) {
            telling.because(ReasonCode.FILE_LOST, file.path());
        }
        if (fresh == null) {
            return Step.leave(file, telling.ends(Result.KEPT, false), admitted.refusal());
        }
        telling.open(List.of()).ends(Result.DELIVERED, true);
        return step(file, fresh.content(), fresh, found, List.of(), 0, telling, null);
    }

    private static Step step(
            KeptFile file,
            Content base,
            ValidatedContent content,
            @Nullable Content found,
            List<OpenConflict> open,
            int writeBacks,
            Telling telling,
            @Nullable Reason refusal) {
        FilePlan plan = new FilePlan(
                file.path(), file.format(), file.ownership(), base, content, found, null, open, writeBacks);
        return new Step(file, telling, plan, Cause.RESTORE, refusal);
    }
}
