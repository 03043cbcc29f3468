package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one generation says of one file.
 *
 * @param path below the target
 * @param base the source as delivered: never the live file, never a merge result
 * @param published the bytes that are live by this generation: the last-known-good
 * @param replaced the live bytes that the merge began with; null where there was no live file
 * @param late bytes taken from a displaced file; null if none
 * @param outgoing the pending file; null where the live bytes stay (a record, or an entry carried over)
 * @param conflicts open conflicts
 * @param writeBacks how often a stale copy of what this delivery replaced was saved back
 */
public record Entry(
        String path,
        Format format,
        Content base,
        Content published,
        @Nullable Content replaced,
        @Nullable Late late,
        @Nullable Outgoing outgoing,
        List<OpenConflict> conflicts,
        int writeBacks) {
    public Entry {
        conflicts = List.copyOf(conflicts);
    }

    /** This entry as a later generation carries it: nothing outgoing, nothing late. */
    public Entry carried() {
        return new Entry(path, format, base, published, published, null, null, conflicts, writeBacks);
    }
}
