package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.WriteBack;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a stale copy from a decision. An application that keeps its file in memory saves, after a delivery, what the
 * delivery had replaced. So a live file in which every place of the last delivery is back at exactly its old value is
 * merged with the old bytes as base: the delivery comes again, beside the application's new edits.
 *
 * <p>The third time for one delivery is the last: the application would go on for ever. Its version stays, and the
 * places become conflicts.
 */
final class WriteBacks {
    /** How many stale copies of one delivery are too many. */
    static final int LIMIT = 3;

    private final Past past;
    private final Joining joining;

    WriteBacks(Past past, Joining joining) {
        this.past = past;
        this.joining = joining;
    }

    /** What a changed live file turned out to be. */
    sealed interface Found {
        /** The delivery merged again into the stale copy. */
        record Stale(Joining.Joint.Joined again) implements Found {}

        /** One stale copy too many; these places stay the application's. */
        record Oscillating(List<OpenConflict> conflicts) implements Found {}
    }

    /** Whether {@code ours} is a stale copy; null if it is not. */
    @Nullable
    Found look(KeptFile file, Entry entry, Content ours) throws DiskException {
        if (entry.writeBacks() >= LIMIT) {
            return null;
        }
        Entry delivery = past.lastFromSource(file.path());
        Content replaced = delivery == null ? null : delivery.replaced();
        if (delivery == null || replaced == null || replaced.isEmpty()) {
            return null;
        }
        if (!WriteBack.isStale(file.format(), replaced, delivery.published(), ours)) {
            return null;
        }
        KeptFile threeWay = file.with(MergePolicy.DEFAULT);
        Joining.Joint joint = joining.join(threeWay, replaced, ours, delivery.published());
        if (!(joint instanceof Joining.Joint.Joined joined)) {
            return null;
        }
        return entry.writeBacks() + 1 < LIMIT ? new Found.Stale(joined) : new Found.Oscillating(left(joined));
    }

    private static List<OpenConflict> left(Joining.Joint.Joined joined) {
        String reason = Words.camel(ReasonCode.OSCILLATING);
        String ours = Words.kebab(Conflict.Side.OURS);
        List<OpenConflict> conflicts = new ArrayList<>();
        for (String path : joined.fromSource()) {
            conflicts.add(new OpenConflict(path, reason, ours, null, null));
        }
        return conflicts;
    }
}
