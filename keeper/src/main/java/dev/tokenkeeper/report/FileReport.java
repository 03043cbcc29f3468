package dev.tokenkeeper.report;

import dev.tokenkeeper.delivery.DeliveryState;
import java.util.List;

/**
 * What a pass came to for one file.
 *
 * @param path below the target
 * @param good whether a good token is live after the pass
 * @param fromSource how many places came from the source in this pass
 * @param fromApp how many places of the application are kept beside them
 * @param conflicts the conflicts that are open after this pass
 * @param source the keyed digest of the source's bytes; empty where none was read
 */
public record FileReport(
        String path,
        DeliveryState state,
        Result result,
        boolean good,
        int fromSource,
        int fromApp,
        List<ConflictReport> conflicts,
        List<Reason> reasons,
        Mask source) {
    public FileReport {
        conflicts = List.copyOf(conflicts);
        reasons = List.copyOf(reasons);
    }

    /** A report whose mask is known. */
    public FileReport(
            String path,
            DeliveryState state,
            Result result,
            boolean good,
            int fromSource,
            int fromApp,
            List<ConflictReport> conflicts,
            List<Reason> reasons,
            String source) {
        this(path, state, result, good, fromSource, fromApp, conflicts, reasons, Mask.of(source));
    }
}
