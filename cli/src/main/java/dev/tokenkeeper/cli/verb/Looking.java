package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.ReasonLines;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode.Severity;
import dev.tokenkeeper.report.StatusReport;
import java.util.List;

/** What of a report means, for a verb that only looks, that it could not look: conflicts and sources are answers. */
final class Looking {
    private Looking() {}

    /** Tells all reasons of {@code report}, and whether damage or an error is among them. */
    static ExitStatus failure(StatusReport report, Console console) {
        ReasonLines lines = new ReasonLines(console);
        ExitStatus status = failure("", report.reasons(), lines);
        for (FileReport file : report.files()) {
            status = status.or(failure(file.path(), file.reasons(), lines));
        }
        return status;
    }

    /** The same for reasons that hold at {@code path}. */
    static ExitStatus failure(String path, List<Reason> reasons, ReasonLines lines) {
        ExitStatus status = ExitStatus.DONE;
        for (Reason reason : reasons) {
            lines.tell(path, reason);
            Severity severity = reason.code().severity();
            if (severity == Severity.DAMAGE || severity == Severity.INTEGRITY) {
                status = ExitStatus.INTEGRITY;
            } else if (severity == Severity.ERROR) {
                status = status.or(ExitStatus.ERROR);
            }
        }
        return status;
    }
}
