package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.report.FileDiff;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks and writes nothing: every look runs on a disk that keeps its writes in memory, so an interrupted publish is seen
 * as the next pass will settle it.
 */
final class Survey {
    private final Disk dry;
    private final DeliverySpec spec;
    private final Surroundings surroundings;
    private final Session session;

    Survey(Disk dry, DeliverySpec spec, Surroundings surroundings, Session session) {
        this.dry = dry;
        this.spec = spec;
        this.surroundings = surroundings;
        this.session = session;
    }

    /** What a pass would do. */
    StatusReport status(SourceOffer source) throws DiskException {
        int number = session.number();
        PassReport report = pass(source);
        return new StatusReport(number, report.files(), report.reasons());
    }

    List<Revision> history() throws DiskException {
        MaskKey key = session.key().get();
        List<Revision> revisions = new ArrayList<>();
        for (Generation generation : session.past().all()) {
            List<Revision.FileRevision> files = new ArrayList<>();
            for (Entry entry : generation.entries()) {
                files.add(new Revision.FileRevision(
                        entry.path(),
                        entry.outgoing() != null,
                        entry.base().digest().keyed(key),
                        entry.published().digest().keyed(key),
                        entry.conflicts().size()));
            }
            revisions.add(new Revision(generation.number(), generation.cause(), generation.kind(), files));
        }
        return revisions;
    }

    /** The base beside the live file, or with a source the live file beside what a pass would make of it. */
    List<FileDiff> diff(SourceOffer source, boolean withSource) throws DiskException {
        List<KeptFile> files = new KeptFiles(spec).of(source.keys(), session.newest());
        List<@Nullable Content> before = new ArrayList<>();
        for (KeptFile file : files) {
            Entry entry = session.entry(file.path());
            before.add(withSource ? live(file) : entry == null ? null : entry.base());
        }
        if (withSource) {
            pass(source);
        }
        Diffs differences = new Diffs(session.key().get());
        List<FileDiff> diffs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            KeptFile file = files.get(i);
            diffs.add(differences.of(file.path(), file.format(), before.get(i), live(file)));
        }
        return diffs;
    }

    /** The published bytes of two generations. */
    List<FileDiff> diff(int from, int to) throws DiskException, Shut {
        Generation before = session.generation(from);
        Generation after = session.generation(to);
        Diffs differences = new Diffs(session.key().get());
        List<FileDiff> diffs = new ArrayList<>();
        for (Entry entry : after.entries()) {
            Entry then = before.entry(entry.path());
            diffs.add(differences.of(
                    entry.path(), entry.format(), then == null ? null : then.published(), entry.published()));
        }
        return diffs;
    }

    private PassReport pass(SourceOffer source) throws DiskException {
        return new Pass(dry, spec, surroundings, session, source, PassTrigger.SOURCE_SEEN).run();
    }

    private @Nullable Content live(KeptFile file) {
        LiveReader reader = new LiveReader(dry, spec.target(), surroundings.pause());
        return reader.look(file.path(), null) instanceof Live.Present present ? present.content() : null;
    }
}
