package dev.tokenkeeper.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What one pass came to.
 *
 * @param generation the newest generation after the pass; 0 where there is none
 * @param files in the order asked for
 * @param reasons what holds for the whole delivery (a missing folder, a lock)
 */
public record PassReport(int generation, List<FileReport> files, List<Reason> reasons) {
    /** The layout of reports; it changes when a reader would have to. */
    public static final int VERSION = 1;

    public PassReport {
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
    }

    /** The same with one more reason for the whole delivery. */
    public PassReport with(Reason reason) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return new PassReport(generation, files, more);
    }
}
