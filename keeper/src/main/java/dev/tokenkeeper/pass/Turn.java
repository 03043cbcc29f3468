package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.Delivery;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out one verb of a person, under the lock and after recovery, as its own generation. */
final class Turn {
    private static final int ATTEMPTS = 5;

    private final DeliverySpec spec;
    private final Session session;
    private final SourceOffer source;
    private final LiveReader reader;
    private final Gate gate;
    private final Publishing publishing;
    private final Owners owners;
    private final Beside beside;
    private final LateWrites lateWrites;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Turn(Disk disk, DeliverySpec spec, Surroundings surroundings, Session session, SourceOffer source) {
        this.spec = spec;
        this.session = session;
        this.source = source;
        this.reader = new LiveReader(disk, spec.target(), surroundings.pause());
        this.gate = new Gate(spec, surroundings);
        this.publishing = new Publishing(session);
        this.owners = new Owners(disk, session.state());
        this.beside = new Beside(disk, session, reader);
        this.lateWrites = new LateWrites(session, reader, gate);
    }

    Gate gate() {
        return gate;
    }

    LiveReader reader() {
        return reader;
    }

    /** As {@link #run}, and then takes what was written late. */
    PassReport runWithLateWrites(Verb verb) throws DiskException, Shut {
        carryOut(verb);
        lateWrites.take(List.copyOf(steps.values()));
        return report();
    }

    PassReport run(Verb verb) throws DiskException, Shut {
        carryOut(verb);
        return report();
    }

    private void carryOut(Verb verb) throws DiskException, Shut {
        if (session.isUntouchable()) {
            throw new Shut(
                    Reason.of(ReasonCode.STATE_NEWER, session.state().folder().toString()));
        }
        List<KeptFile> open = new KeptFiles(spec).of(source.keys(), session.newest());
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            List<Step> decided = new ArrayList<>();
            for (KeptFile file : open) {
                decided.add(decide(verb, file));
            }
            decided = Groups.together(decided, session);
            decided.forEach(step -> steps.put(step.file().path(), step));
            open = new ArrayList<>();
            List<Step> writing = Groups.writing(decided);
            if (!writing.isEmpty()) {
                for (Step again : publishing.publish(writing)) {
                    open.add(again.file());
                }
            }
        }
        for (KeptFile file : open) {
            Reason reason = Reason.of(ReasonCode.TARGET_UNSTABLE, file.path());
            Telling telling = new Telling(file.path(), session.entry(file.path())).fails(reason, true);
            steps.put(file.path(), Step.leave(file, telling, reason));
        }
        steps.values().forEach(beside::settle);
    }

    private Step decide(Verb verb, KeptFile asked) throws DiskException, Shut {
        Entry entry = session.entry(asked.path());
        Live live = reader.look(asked.path(), entry == null ? null : entry.published());
        KeptFile file = spec.ownership() == null ? asked.looking(look(asked, live)) : asked;
        if (live instanceof Live.Barred barred) {
            Telling telling = new Telling(file.path(), entry).fails(barred.reason(), false);
            return Step.leave(file, telling, barred.reason());
        }
        Content ours = live instanceof Live.Present present ? present.content() : null;
        Admission admission = new Admission(gate, session.past(), PassTrigger.INIT);
        Admission.Admitted admitted = admission.admit(file, entry, source.of(file.key()));
        Step step = owners.allow(verb.step(file, entry, ours, admitted), live);
        @Nullable
        Content fresh = admitted.fresh() == null ? null : admitted.fresh().content();
        step.telling()
                .state(new Delivery(
                                entry == null ? null : entry.base(),
                                entry == null ? null : entry.published(),
                                ours,
                                fresh)
                        .state());
        return step;
    }

    /** How a file looks that nobody asked to look otherwise: as it is, or as it was when it was there. */
    private Ownership look(KeptFile file, Live live) throws DiskException {
        if (live instanceof Live.Present present) {
            FileStat stat = present.stat();
            return new Ownership(stat.mode(), stat.uid(), stat.gid());
        }
        Ownership last = session.past().lastLook(file.path());
        return last == null ? file.ownership() : last;
    }

    private PassReport report() {
        VolumeKey key = session.key();
        List<FileReport> files = new ArrayList<>(steps.size());
        for (Step step : steps.values()) {
            files.add(step.telling().report(key));
        }
        return new PassReport(session.number(), files, session.reasons());
    }
}
