package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.DiskException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a pass will do with one file, and does nothing itself.
 *
 * <ol>
 *   <li>Live bytes and source as they were: settled, by comparing bytes; no parser, rule or merge is looked at.
 *   <li>The source is admitted, or refused before anything else is thought of.
 *   <li>A live file that changed passes the same gate; one that does not, and stays so, is lost.
 *   <li>What is left is a first delivery, an adoption, or a change of one or both sides.
 * </ol>
 */
final class Decision {
    private static final int LOOKS = 3;

    private final LiveReader reader;
    private final Gate gate;
    private final Owners owners;
    private final Admission admission;
    private final Arrival arrival;
    private final Change change;
    private final Loss loss;

    Decision(LiveReader reader, Gate gate, Owners owners, Admission admission, Joining joining, WriteBacks writeBacks) {
        this.reader = reader;
        this.gate = gate;
        this.owners = owners;
        this.admission = admission;
        this.arrival = new Arrival(reader, gate, joining);
        this.change = new Change(gate, joining, writeBacks);
        this.loss = new Loss(gate, joining);
    }

    /** What to do with {@code file}, of which {@code entry} is known. */
    Step decide(KeptFile file, @Nullable Entry entry, Theirs theirs, boolean baseWasLost) throws DiskException {
        for (int looks = 0; looks < LOOKS; looks++) {
            Telling telling = new Telling(file.path(), entry);
            if (theirs instanceof Theirs.Offered offered) {
                telling.source(offered.content());
            }
            Step step = look(file, entry, theirs, baseWasLost, telling);
            if (step != null) {
                return step;
            }
        }
        Telling telling = new Telling(file.path(), entry);
        Reason unstable = Reason.of(ReasonCode.TARGET_UNSTABLE, file.path());
        return Step.leave(file, telling.fails(unstable, false), unstable);
    }

    /** Null if what seemed lost looked different the second time. */
    private @Nullable Step look(
            KeptFile file, @Nullable Entry entry, Theirs theirs, boolean baseWasLost, Telling telling)
            throws DiskException {
        Live live = reader.look(file.path(), entry == null ? null : entry.published());
        if (live instanceof Live.Barred barred) {
            return barred(file, telling, barred);
        }
        Content ours = live instanceof Live.Present present ? present.content() : null;
        if (entry != null && entry.published().equals(ours) && bringsNoNews(theirs, entry)) {
            return Step.leave(file, telling.state(DeliveryState.SETTLED).ends(Result.UNCHANGED, true), null);
        }
        Admission.Admitted admitted = admission.admit(file, entry, theirs);
        if (admitted.refusal() != null) {
            telling.because(admitted.refusal());
        }
        Step step = step(file, entry, live, admitted, baseWasLost, telling);
        return step == null ? null : owners.allow(step, live);
    }

    private @Nullable Step step(
            KeptFile file,
            @Nullable Entry entry,
            Live live,
            Admission.Admitted admitted,
            boolean baseWasLost,
            Telling telling)
            throws DiskException {
        Content ours = live instanceof Live.Present present ? present.content() : null;
        if (entry == null) {
            return arrival.decide(file, live, admitted, baseWasLost, telling);
        }
        if (ours == null || ours.isEmpty()) {
            return reader.stays(file.path(), live) ? loss.decide(file, entry, ours, admitted, telling) : null;
        }
        if (!ours.equals(entry.published()) && gate.check(file, ours) instanceof Gate.Bad bad) {
            telling.because(bad.ofLive(file));
            if (bad.isTooLarge()) {
                telling.state(DeliveryState.FILE_CHANGED).ends(Result.KEPT, true);
                return Step.leave(file, telling, bad.ofLive(file));
            }
            return reader.stays(file.path(), live) ? loss.decide(file, entry, ours, admitted, telling) : null;
        }
        if (LiveReader.mayBeHalf(ours, entry.published()) && !reader.stays(file.path(), live)) {
            return null;
        }
        return change.decide(file, entry, ours, admitted, telling);
    }

    private static boolean bringsNoNews(Theirs theirs, Entry entry) {
        return theirs instanceof Theirs.None
                || (theirs instanceof Theirs.Offered offered
                        && offered.content().equals(entry.base()));
    }

    private static Step barred(KeptFile file, Telling telling, Live.Barred barred) {
        Reason reason = barred.reason();
        boolean kept = reason.code() == ReasonCode.TOO_LARGE_TO_MERGE;
        telling.because(reason).ends(kept ? Result.KEPT : Result.FAILED, kept);
        return Step.leave(file, telling, reason);
    }
}
