package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.Delivery;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Strategy;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.validation.ValidatedContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is known to have been delivered: the first delivery, or the adoption of a live file that was there before us.
 * Whose a difference is nobody can know then, so each stays the application's and is listed until a person decides. A
 * torn copy of the source, and a live file that is not good while the source is, give way to the source.
 */
final class Arrival {
    private final LiveReader reader;
    private final Gate gate;
    private final Joining joining;

    Arrival(LiveReader reader, Gate gate, Joining joining) {
        this.reader = reader;
        this.gate = gate;
        this.joining = joining;
    }

    /** Null if a live file that is not good looked different the second time. */
    @Nullable
    Step decide(KeptFile file, Live live, Admission.Admitted admitted, boolean baseWasLost, Telling telling) {
        ValidatedContent fresh = admitted.fresh();
        if (!(live instanceof Live.Present present)) {
            telling.state(DeliveryState.FIRST);
            if (fresh != null) {
                return deliver(file, fresh, null, Cause.FIRST, telling);
            }
            telling.ends(admitted.refusal() == null ? Result.UNCHANGED : Result.REFUSED, false);
            return Step.leave(file, telling, admitted.refusal());
        }
        telling.state(DeliveryState.ADOPTED);
        Content ours = present.content();
        Gate.Checked checked = gate.check(file, ours);
        if (fresh == null) {
            return Step.leave(file, telling.ends(Result.KEPT, checked instanceof Gate.Good), admitted.refusal());
        }
        boolean torn = !baseWasLost && new Delivery(null, null, ours, fresh.content()).isTornCopy();
        if (torn || checked instanceof Gate.Bad) {
            return replace(file, fresh, live, ours, torn, checked, telling);
        }
        return adopt(file, fresh.content(), ((Gate.Good) checked).content(), baseWasLost, telling);
    }

    private @Nullable Step replace(
            KeptFile file,
            ValidatedContent fresh,
            Live live,
            Content ours,
            boolean torn,
            Gate.Checked checked,
            Telling telling) {
        if (!torn && checked instanceof Gate.Bad bad) {
            telling.because(bad.ofLive(file));
            if (bad.isTooLarge() || keepsTarget(file)) {
                return Step.leave(file, telling.ends(Result.KEPT, bad.isTooLarge()), bad.ofLive(file));
            }
        }
        return reader.stays(file.path(), live) ? deliver(file, fresh, ours, Cause.ADOPT, telling) : null;
    }

    private Step adopt(KeptFile file, Content theirs, ValidatedContent ours, boolean baseWasLost, Telling telling) {
        if (keepsTarget(file) || ours.content().equals(theirs)) {
            telling.ends(Result.RECORDED, true);
            return step(file, theirs, ours, ours.content(), List.of(), Cause.ADOPT, telling);
        }
        Joining.Joint joint = joining.join(file, null, ours.content(), theirs);
        if (!(joint instanceof Joining.Joint.Joined joined)) {
            Joining.Joint.Refused refused = (Joining.Joint.Refused) joint;
            telling.because(refused.reason()).open(refused.conflicts()).ends(Result.KEPT, true);
            return Step.leave(file, telling, refused.reason());
        }
        telling.because(joined.reasons());
        if (baseWasLost) {
            List<OpenConflict> open = Conflicts.moved(
                    joined.conflicts(), file.format(), joined.content().content(), ours.content());
            for (String place : joined.fromSource()) {
                open.add(Conflicts.unresolved(place));
            }
            telling.open(open).ends(Result.RECORDED, true);
            return step(file, theirs, ours, ours.content(), open, Cause.ADOPT, telling);
        }
        boolean same = joined.content().content().equals(ours.content());
        telling.counts(joined.fromSource().size(), joined.fromApp().size())
                .open(joined.conflicts())
                .ends(same ? Result.RECORDED : Result.MERGED, true);
        return step(file, theirs, joined.content(), ours.content(), joined.conflicts(), Cause.ADOPT, telling);
    }

    private static boolean keepsTarget(KeptFile file) {
        Strategy strategy = file.policy().strategy();
        return strategy == Strategy.KEEP_TARGET || strategy == Strategy.CREATED_ONCE;
    }

    private static Step deliver(
            KeptFile file, ValidatedContent fresh, @Nullable Content expected, Cause cause, Telling telling) {
        telling.open(List.of()).ends(Result.DELIVERED, true);
        return step(file, fresh.content(), fresh, expected, List.of(), cause, telling);
    }

    private static Step step(
            KeptFile file,
            Content base,
            ValidatedContent content,
            @Nullable Content expected,
            List<OpenConflict> open,
            Cause cause,
            Telling telling) {
        FilePlan plan =
                new FilePlan(file.path(), file.format(), file.ownership(), base, content, expected, null, open, 0);
        return new Step(file, telling, plan, cause, null);
    }
}
