package dev.tokenkeeper.pass;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass under the lock, after recovery:
 *
 * <ol>
 *   <li>decide for each file, touching nothing; files of a group wait for each other
 *   <li>publish or record what was decided; a live file that changed meanwhile means deciding again, a few times
 *   <li>take late writes until it is quiet
 *   <li>assert modes at a start, trim, report
 * </ol>
 */
final class Pass {
    private static final int OUTRUNS = 4;

    private final DeliverySpec spec;
    private final Session session;
    private final SourceOffer source;
    private final PassTrigger trigger;
    private final LiveReader reader;
    private final Gate gate;
    private final Decision decision;
    private final Publishing publishing;
    private final LateWrites lateWrites;
    private final Looks looks;
    private final Claims claims;
    private final Beside beside;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Pass(
            Disk disk,
            DeliverySpec spec,
            Surroundings surroundings,
            Session session,
            SourceOffer source,
            PassTrigger trigger) {
        this.spec = spec;
        this.session = session;
        this.source = source;
        this.trigger = trigger;
        this.reader = new LiveReader(disk, spec.target(), surroundings.pause());
        this.gate = new Gate(spec, surroundings);
        Joining joining = new Joining(gate);
        WriteBacks writeBacks = new WriteBacks(session.past(), joining);
        this.decision = new Decision(
                reader,
                gate,
                new Owners(disk, session.state()),
                new Admission(gate, session.past(), trigger),
                joining,
                writeBacks);
        this.publishing = new Publishing(session);
        this.lateWrites = new LateWrites(session, reader, gate);
        this.looks = new Looks(disk, reader);
        this.beside = new Beside(disk, session, reader);
        this.claims = new Claims(disk, session.state());
    }

    PassReport run() throws DiskException {
        int before = session.number();
        List<KeptFile> files = new ArrayList<>();
        for (KeptFile file : new KeptFiles(spec).of(source.keys(), session.newest())) {
            if (claims.isSecond(file)) {
                session.reasons().add(Claims.taken(file));
            } else {
                files.add(file);
            }
        }
        if (session.isUntouchable()) {
            for (KeptFile file : files) {
                leaveAlone(file);
            }
        } else {
            settle(files);
            finish(before);
        }
        return report();
    }

    private void settle(List<KeptFile> files) throws DiskException {
        List<KeptFile> open = files;
        while (!open.isEmpty()) {
            List<Step> decided = hold(decide(open));
            for (Step step : decided) {
                steps.put(step.file().path(), step);
            }
            List<Step> writing = Groups.writing(decided);
            open = new ArrayList<>();
            if (!writing.isEmpty()) {
                for (Step again : publishing.publish(writing)) {
                    open.add(again.file());
                }
            }
        }
        lateWrites.take(List.copyOf(steps.values()));
    }

    private List<Step> decide(List<KeptFile> files) {
        List<Step> decided = new ArrayList<>(files.size());
        for (KeptFile file : files) {
            decided.add(decide(file, source.of(file.key())));
        }
        return decided;
    }

    private Step decide(KeptFile file, Theirs theirs) {
        Entry entry = session.entry(file.path());
        Reason refusal;
        try {
            refusal = entry == null ? claims.refusal(file) : null;
            if (refusal == null && publishing.outruns(file.path()) >= OUTRUNS) {
                refusal = Reason.of(ReasonCode.TARGET_UNSTABLE, file.path());
            }
            if (refusal == null) {
                return decision.decide(file, entry, theirs, session.baseWasLost());
            }
        } catch (DiskException e) {
            refusal = Faults.ofState(e);
        }
        return Step.leave(file, new Telling(file.path(), entry).fails(refusal, entry != null), refusal);
    }

    /** Decides again, without their source, for files whose group cannot take it as a whole. */
    private List<Step> hold(List<Step> decided) {
        List<Step> held = new ArrayList<>(decided.size());
        for (Step step : decided) {
            Reason refusal = Groups.refusal(step, decided);
            if (refusal == null) {
                refusal = Groups.mismatch(step, decided, gate.rules(step.file()), session);
            }
            held.add(refusal == null ? step : decide(step.file(), new Theirs.Withheld(refusal)));
        }
        return held;
    }

    private void leaveAlone(KeptFile file) {
        Live live = reader.look(file.path(), null);
        Telling telling = new Telling(file.path(), null).state(DeliveryState.UNKNOWN);
        boolean good =
                live instanceof Live.Present present && !present.content().isEmpty();
        steps.put(file.path(), Step.leave(file, telling.ends(Result.KEPT, good), null));
    }

    private void finish(int before) {
        boolean starts = trigger == PassTrigger.INIT;
        for (Step step : steps.values()) {
            beside.settle(step);
        }
        if (starts) {
            for (Step step : steps.values()) {
                looks.reassert(step);
            }
        }
        try {
            session.trim(spec.historyLimit(), starts, session.number() != before);
        } catch (DiskException e) {
            session.reasons().add(Faults.ofState(e));
        }
    }

    private PassReport report() {
        VolumeKey key = session.key();
        List<FileReport> files = new ArrayList<>(steps.size());
        for (Step step : steps.values()) {
            files.add(step.telling().report(key));
        }
        @Nullable Reason absent = source.absent();
        if (files.isEmpty() && absent != null) {
            session.reasons().add(absent);
        }
        return new PassReport(session.number(), files, session.reasons());
    }
}
