package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out edits of the application beside today's base. A lost file is edited from its last-known-good bytes: else
 * a counter would begin anew. A file that was never delivered has an empty base, so a source that comes later is merged
 * with what the application has put there.
 */
final class Update implements Verb {
    private final Drafting drafting;
    private final Gate gate;
    private final LiveReader reader;
    private final Claims claims;
    private final Map<String, ContentEdit> edits;

    Update(Disk disk, Session session, Turn turn, Map<String, ContentEdit> edits) {
        this.gate = turn.gate();
        this.reader = turn.reader();
        this.drafting = new Drafting(gate);
        this.claims = new Claims(disk, session.state());
        this.edits = Map.copyOf(edits);
    }

    @Override
    public Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted)
            throws DiskException {
        Reason taken = entry == null ? claims.refusal(file) : null;
        if (taken != null) {
            return Step.leave(file, new Telling(file.path(), null).fails(taken, false), taken);
        }
        Content live = usable(file, entry, ours);
        ContentEdit edit = edits.get(file.path());
        Content wanted = edit == null ? null : edit.of(live);
        if (wanted == null || (wanted.equals(ours) && wanted.equals(live))) {
            return Drafting.leave(file, entry, ours);
        }
        Content base = entry == null ? Content.EMPTY : entry.base();
        List<OpenConflict> moved = entry == null ? List.of() : Conflicts.moved(entry, base, wanted);
        List<OpenConflict> open = Conflicts.after(moved, List.of(), base, wanted, file.format());
        return drafting.step(file, entry, ours, base, wanted, open, Cause.UPDATE, Result.MERGED);
    }

    /** What the edit begins with: the live bytes, unless they are lost, which two looks have to agree on. */
    private @Nullable Content usable(KeptFile file, @Nullable Entry entry, @Nullable Content ours) {
        if (entry == null || (ours != null && ours.equals(entry.published()))) {
            return ours;
        }
        if (ours != null && gate.check(file, ours) instanceof Gate.Good) {
            return ours;
        }
        reader.letFinish();
        Content later =
                reader.look(file.path(), entry.published()) instanceof Live.Present present ? present.content() : null;
        boolean good = later != null && gate.check(file, later) instanceof Gate.Good;
        return good ? later : entry.published();
    }
}
