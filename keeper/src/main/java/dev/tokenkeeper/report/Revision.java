package dev.tokenkeeper.report;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Generation;
import java.util.List;

/** One generation as people see it: its number, why it was made, and what it did to each file. */
public record Revision(int revision, Cause cause, Generation.Kind kind, List<FileRevision> files) {
    public Revision {
        files = List.copyOf(files);
    }

    /**
     * One file of a revision.
     *
     * @param changed whether this revision put new bytes in place
     * @param base keyed digest of the source as delivered
     * @param published keyed digest of the bytes that are live by this revision
     * @param conflicts how many conflicts were open
     */
    public record FileRevision(String path, boolean changed, String base, String published, int conflicts) {}
}
