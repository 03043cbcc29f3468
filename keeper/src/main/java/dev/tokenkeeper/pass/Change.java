package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.Delivery;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.volume.DiskException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A good live file with a known base: the source, the application or both have changed since the last delivery. */
final class Change {
    private final Gate gate;
    private final Joining joining;
    private final WriteBacks writeBacks;

    Change(Gate gate, Joining joining, WriteBacks writeBacks) {
        this.gate = gate;
        this.joining = joining;
        this.writeBacks = writeBacks;
    }

    Step decide(KeptFile file, Entry entry, Content ours, Admission.Admitted admitted, Telling telling)
            throws DiskException {
        ValidatedContent fresh = admitted.fresh();
        DeliveryState state =
                new Delivery(entry.base(), entry.published(), ours, fresh == null ? null : fresh.content()).state();
        telling.state(state);
        Draft draft = new Draft(entry, ours);
        if (!ours.equals(entry.published())) {
            noteWriteBack(file, entry, ours, draft, telling);
        }
        Reason refusal = admitted.refusal();
        if (fresh != null) {
            refusal = take(file, fresh.content(), draft, telling);
        }
        return finish(file, entry, ours, draft, refusal, telling);
    }

    private void noteWriteBack(KeptFile file, Entry entry, Content ours, Draft draft, Telling telling)
            throws DiskException {
        WriteBacks.Found found = writeBacks.look(file, entry, ours);
        if (found instanceof WriteBacks.Found.Stale stale) {
            telling.because(ReasonCode.STALE_WRITE_BACK, file.path());
            draft.mine = stale.again().content().content();
            draft.fromSource = stale.again().fromSource().size();
            draft.fromApp = stale.again().fromApp().size();
            draft.writeBacks++;
        } else if (found instanceof WriteBacks.Found.Oscillating oscillating) {
            telling.because(ReasonCode.OSCILLATING, file.path());
            draft.fresh = oscillating.conflicts();
            draft.writeBacks++;
        }
    }

    /** Merges the source into the draft; tells why not if it cannot be. */
    private @Nullable Reason take(KeptFile file, Content theirs, Draft draft, Telling telling) {
        Joining.Joint joint = joining.join(file, draft.base, draft.mine, theirs);
        if (joint instanceof Joining.Joint.Refused refused) {
            telling.because(refused.reason());
            draft.refused = refused.conflicts();
            return refused.reason();
        }
        Joining.Joint.Joined joined = (Joining.Joint.Joined) joint;
        draft.base = theirs;
        draft.mine = joined.content().content();
        draft.fresh = joined.conflicts();
        draft.fromSource += joined.fromSource().size();
        draft.fromApp = joined.fromApp().size();
        draft.writeBacks = 0;
        telling.because(joined.reasons());
        return null;
    }

    private Step finish(
            KeptFile file, Entry entry, Content ours, Draft draft, @Nullable Reason refusal, Telling telling) {
        List<OpenConflict> known = Conflicts.moved(entry, draft.base, draft.mine);
        List<OpenConflict> open = Conflicts.after(known, draft.fresh, draft.base, draft.mine, file.format());
        telling.known(known)
                .open(draft.refused.isEmpty() ? open : draft.refused)
                .counts(draft.fromSource, draft.fromApp);
        boolean moves = !draft.base.equals(entry.base());
        if (!moves && draft.mine.equals(entry.published()) && ours.equals(entry.published())) {
            return Step.leave(file, telling.ends(refusal == null ? Result.UNCHANGED : Result.KEPT, true), refusal);
        }
        if (!(gate.check(file, draft.mine) instanceof Gate.Good good)) {
            telling.because(ReasonCode.FILE_INVALID, file.path()).ends(Result.KEPT, true);
            return Step.leave(file, telling, Reason.of(ReasonCode.FILE_INVALID, file.path()));
        }
        telling.ends(result(ours, draft, moves), true);
        FilePlan plan = new FilePlan(
                file.path(),
                file.format(),
                file.ownership(),
                draft.base,
                good.content(),
                ours,
                null,
                open,
                draft.writeBacks);
        return new Step(file, telling, plan, cause(entry, ours, moves, draft), refusal);
    }

    private static Result result(Content ours, Draft draft, boolean moves) {
        if (draft.mine.equals(ours)) {
            return Result.RECORDED;
        }
        return moves && draft.mine.equals(draft.base) ? Result.DELIVERED : Result.MERGED;
    }

    private static Cause cause(Entry entry, Content ours, boolean moves, Draft draft) {
        if (ours.equals(entry.published())) {
            return Cause.SOURCE;
        }
        return moves || !draft.mine.equals(ours) ? Cause.BOTH : Cause.APP;
    }

    /** What the entry is becoming. */
    private static final class Draft {
        private Content base;
        private Content mine;
        private List<OpenConflict> fresh = List.of();
        private List<OpenConflict> refused = List.of();
        private int fromSource;
        private int fromApp;
        private int writeBacks;

        private Draft(Entry entry, Content ours) {
            this.base = entry.base();
            this.mine = ours;
            this.writeBacks = entry.writeBacks();
        }
    }
}
