package dev.tokenkeeper.report;

import java.util.List;

/**
 * What a look at every stored byte came to.
 *
 * @param generations how many generations are whole
 * @param damaged the numbers of generations that are not
 * @param files how each live file compares with what was published
 * @param reasons damage, and what could not be looked at
 */
public record VerifyReport(int generations, List<Integer> damaged, List<LiveMatch> files, List<Reason> reasons) {
    public VerifyReport {
        damaged = List.copyOf(damaged);
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
    }

    /** Whether the live bytes are the published ones; an edit of the application is no damage. */
    public record LiveMatch(String path, boolean present, boolean same) {}
}
