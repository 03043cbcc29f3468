package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode.Severity;
import dev.tokenkeeper.report.Result;
import java.util.List;

/** Questions that a watch asks of a pass report. */
final class Verdict {
    private Verdict() {}

    /** Whether nothing stood in the pass's way: no error of disk, lock or permission, and no state that must not be touched. */
    static boolean worked(PassReport report) {
        boolean worked = none(report.reasons());
        for (FileReport file : report.files()) {
            worked &= none(file.reasons()) && file.result() != Result.FAILED;
        }
        return worked;
    }

    /** Whether the pass put other bytes in a live file's place. */
    static boolean published(PassReport report) {
        for (FileReport file : report.files()) {
            switch (file.result()) {
                case DELIVERED, MERGED, RESTORED -> {
                    return true;
                }
                case UNCHANGED, RECORDED, KEPT, REFUSED, FAILED -> {}
            }
        }
        return false;
    }

    private static boolean none(List<Reason> reasons) {
        for (Reason reason : reasons) {
            Severity severity = reason.code().severity();
            if (severity == Severity.ERROR || severity == Severity.INTEGRITY) {
                return false;
            }
        }
        return true;
    }
}
