package dev.tokenkeeper.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One immutable step of a delivery, covering all of its files.
 *
 * @param number counted from 1, used once
 * @param inode the inode of the generation's own file; another one there means that the volume was copied
 */
public record Generation(int number, Kind kind, Cause cause, long inode, List<Entry> entries) {
    /** Whether live bytes were put in place. */
    public enum Kind {
        /** At least one entry is outgoing. */
        PUBLISH,
        /** The live bytes stay. */
        RECORD
    }

    public Generation {
        entries = List.copyOf(entries);
    }

    /** The entry of {@code path}; null if this generation has none. */
    public @Nullable Entry entry(String path) {
        for (Entry entry : entries) {
            if (entry.path().equals(path)) {
                return entry;
            }
        }
        return null;
    }
}
