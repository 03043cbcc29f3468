package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.publish.DisplacedChange;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.publish.Publication;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an application still wrote into a file that was displaced under it. Such bytes pass the same gate as a live
 * file, and are merged with what was last known of that file as base. They are stored by the generation that takes them,
 * so that they are taken once. What fails the gate is stored too, and told.
 */
final class LateWrites {
    private static final int ROUNDS = 4;
    private static final int PATIENCE = 1;

    private final Session session;
    private final LiveReader reader;
    private final Gate gate;

    LateWrites(Session session, LiveReader reader, Gate gate) {
        this.session = session;
        this.reader = reader;
        this.gate = gate;
    }

    /** Takes late writes until it is quiet, or for long enough; the next pass goes on. */
    void take(List<Step> steps) throws DiskException {
        for (int round = 0; round < ROUNDS; round++) {
            List<DisplacedChange> changes = session.displaced().changed();
            if (changes.isEmpty() || !takeOne(changes, steps, round)) {
                return;
            }
        }
    }

    /**
     * Takes the newest that can be; false if none can be in this pass. What is taken goes before whatever came after the
     * bytes that both know, so of several the newest has to go first for lines to stay in the order they were written.
     */
    private boolean takeOne(List<DisplacedChange> changes, List<Step> steps, int round) throws DiskException {
        for (int i = changes.size() - 1; i >= 0; i--) {
            DisplacedChange change = changes.get(i);
            Entry entry = session.entry(change.path());
            Step step = step(change.path(), steps);
            if (entry != null && step != null && take(change, entry, step, round)) {
                return true;
            }
        }
        return false;
    }

    private boolean take(DisplacedChange change, Entry entry, Step step, int round) throws DiskException {
        if (LiveReader.mayBeHalf(change.now(), change.was())) {
            reader.letFinish();
            if (!session.displaced().changed().contains(change)) {
                return true;
            }
        }
        KeptFile file = step.file();
        if (!(reader.look(file.path(), entry.published()) instanceof Live.Present live)
                || !(gate.check(file, live.content()) instanceof Gate.Good ours)) {
            return false;
        }
        Joined joined = join(file, change, ours.content());
        Content content = joined.content().content();
        List<OpenConflict> before = Conflicts.moved(entry, entry.base(), content);
        step.telling().known(List.copyOf(before));
        before.addAll(Conflicts.moved(joined.withSource(), file.format(), change.now(), content));
        List<OpenConflict> open = Conflicts.after(before, List.of(), entry.base(), content, file.format());
        FilePlan plan = new FilePlan(
                file.path(),
                file.format(),
                file.ownership(),
                entry.base(),
                joined.content(),
                live.content(),
                new Late(change.generation(), change.now()),
                open,
                entry.writeBacks());
        Publication publication = round < PATIENCE
                ? session.publish(Cause.LATE, List.of(plan))
                : session.insist(Cause.LATE, List.of(plan));
        if (publication instanceof Publication.Committed) {
            List<OpenConflict> told = new ArrayList<>(open);
            told.addAll(joined.conflicts());
            step.telling().open(told);
            tell(step.telling(), joined.isTaken(), content.equals(live.content()));
        }
        return true;
    }

    /**
     * What the live file becomes.
     *
     * @param withSource places where the late write stays and what was published over it does not: open until resolved
     * @param conflicts places where the live file stays; told once, as the late bytes are in history
     */
    private record Joined(
            ValidatedContent content, boolean isTaken, List<OpenConflict> withSource, List<OpenConflict> conflicts) {}

    private Joined join(KeptFile file, DisplacedChange change, ValidatedContent ours) throws DiskException {
        Content was = lastGood(file, change);
        if (was != null && gate.check(file, change.now()) instanceof Gate.Good) {
            Catch late = seenLater(file, change, was);
            if (Merge.late(late.base(), ours.content(), late.bytes(), file.format())
                            instanceof MergeOutcome.Merged merged
                    && gate.check(file, merged.content()) instanceof Gate.Good together) {
                return new Joined(together.content(), true, late.withSource(), Conflicts.open(merged.conflicts()));
            }
        }
        return new Joined(ours, false, List.of(), List.of());
    }

    /** Late bytes, what they came from, and where the publish that they missed could not be merged onto them. */
    private record Catch(Content base, Content bytes, List<OpenConflict> withSource) {}

    /**
     * The first time the late bytes are what would have been published had the pass looked later: the publish merged onto
     * them. So lines stay in the order they were written, and of two values for one place the application's stays.
     */
    private Catch seenLater(KeptFile file, DisplacedChange change, Content was) throws DiskException {
        Entry displacing = session.past().entry(change.path(), change.generation());
        if (displacing != null
                && was.equals(displacing.replaced())
                && Merge.late(was, change.now(), displacing.published(), file.format())
                        instanceof MergeOutcome.Merged later) {
            return new Catch(displacing.published(), later.content(), Conflicts.open(later.conflicts()));
        }
        return new Catch(was, change.now(), List.of());
    }

    /** The newest good version of the displaced file; bytes that failed the gate say nothing of what was changed. */
    private @Nullable Content lastGood(KeptFile file, DisplacedChange change) throws DiskException {
        if (gate.check(file, change.was()) instanceof Gate.Good) {
            return change.was();
        }
        for (Content version : session.past().lateVersions(file.path(), change.generation())) {
            if (gate.check(file, version) instanceof Gate.Good) {
                return version;
            }
        }
        return null;
    }

    private static void tell(Telling telling, boolean taken, boolean same) {
        telling.because(taken ? ReasonCode.LATE_WRITE : ReasonCode.LATE_WRITE_REFUSED, telling.path());
        if (telling.result() == Result.UNCHANGED || telling.result() == Result.KEPT) {
            telling.ends(same ? Result.RECORDED : Result.MERGED, true);
        }
    }

    private static @Nullable Step step(String path, List<Step> steps) {
        for (Step step : steps) {
            if (step.file().path().equals(path)) {
                return step;
            }
        }
        return null;
    }
}
