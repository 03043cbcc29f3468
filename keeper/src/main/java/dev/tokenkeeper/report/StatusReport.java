package dev.tokenkeeper.report;

import java.util.List;

/**
 * How a delivery stands, and what a pass would do now; nothing was written.
 *
 * @param generation the newest generation on the volume; 0 where there is none
 * @param files each with the state a pass would find and the result it would have
 * @param reasons what holds for the whole delivery
 */
public record StatusReport(int generation, List<FileReport> files, List<Reason> reasons) {
    public StatusReport {
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
    }
}
