package dev.tokenkeeper.cli.talk;

import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;

/** Tells the reasons of a report on standard error, one a line: {@code tokenkeeper: REASON path: sentence. Next: command}. */
public final class ReasonLines {
    private static final int CONFLICTS = 10;

    private final Console console;

    public ReasonLines(Console console) {
        this.console = console;
    }

    /** Tells all reasons of {@code report}, and the conflicts that this pass found. */
    public void tell(PassReport report) {
        for (Reason reason : report.reasons()) {
            tell("", reason);
        }
        for (FileReport file : report.files()) {
            boolean listed = conflicts(file);
            for (Reason reason : file.reasons()) {
                if (!listed || !isOfOnePlace(reason.code())) {
                    tell(file.path(), reason);
                }
            }
        }
    }

    /** Tells one reason; {@code path} is where it holds, empty for the whole delivery. */
    public void tell(String path, Reason reason) {
        StringBuilder line = new StringBuilder(reason.code().word());
        if (!path.isEmpty()) {
            line.append(' ').append(path);
        }
        line.append(": ").append(Explanation.of(reason.code()).sentence());
        if (!reason.detail().isEmpty() && !reason.detail().equals(path)) {
            line.append(" (").append(reason.detail()).append(')');
        }
        line.append('.');
        if (!reason.next().isEmpty()) {
            line.append(" Next: ").append(reason.next());
        }
        console.talk(line.toString());
    }

    /** Whether the list of conflicts says the same, and where. */
    private static boolean isOfOnePlace(ReasonCode code) {
        return code == ReasonCode.CONFLICT
                || code == ReasonCode.UNRESOLVED
                || code == ReasonCode.FORMAT_REFUSED
                || code == ReasonCode.REFERENCE_BROKEN;
    }

    /** Lists the conflicts that are new; false if none is. */
    private boolean conflicts(FileReport file) {
        int told = 0;
        int more = 0;
        for (ConflictReport conflict : file.conflicts()) {
            if (!conflict.fresh()) {
                continue;
            }
            if (told == CONFLICTS) {
                more++;
                continue;
            }
            told++;
            console.talk("Conflict " + file.path() + '#' + conflict.path() + ": " + conflict.reason() + "; "
                    + conflict.kept() + " is kept. Next: tokenkeeper resolve '" + file.path() + '#' + conflict.path()
                    + "' --take ours (or theirs)");
        }
        if (more > 0) {
            console.talk("Conflict " + file.path() + ": " + more + " more. Next: tokenkeeper status");
        }
        return told > 0;
    }
}
