package dev.tokenkeeper.delivery;

import dev.tokenkeeper.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * One file at one moment.
 *
 * @param base the source as delivered last; null if nothing is known to have been delivered
 * @param published the live bytes as they were last known to be good; null exactly where {@code base} is
 * @param ours the live bytes; null where there is no good live file
 * @param theirs the source's bytes; null where it has none that may be used now
 */
public record Delivery(
        @Nullable Content base,
        @Nullable Content published,
        @Nullable Content ours,
        @Nullable Content theirs) {
    /** What happened since the last delivery, by bytes alone: no time, size or inode decides. */
    public DeliveryState state() {
        if (base == null || published == null) {
            return ours == null ? DeliveryState.FIRST : DeliveryState.ADOPTED;
        }
        if (ours == null || (ours.isEmpty() && !published.isEmpty())) {
            return DeliveryState.FILE_LOST;
        }
        boolean sourceChanged = theirs != null && !theirs.equals(base);
        if (ours.equals(published)) {
            return sourceChanged ? DeliveryState.SOURCE_CHANGED : DeliveryState.SETTLED;
        }
        return sourceChanged ? DeliveryState.BOTH_CHANGED : DeliveryState.FILE_CHANGED;
    }

    /** Whether the live file is a strict beginning of the source: a copy that was torn. */
    public boolean isTornCopy() {
        return ours != null && theirs != null && ours.size() < theirs.size() && theirs.startsWith(ours);
    }
}
