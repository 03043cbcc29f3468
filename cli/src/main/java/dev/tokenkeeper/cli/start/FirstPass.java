package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.ReasonLines;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import java.util.List;

/**
 * The pass at a pod's start: tried again while the source is not ready and there is no good token, for as long as
 * {@code --wait} allows; then told on standard error and in the reports.
 */
public final class FirstPass {
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Settings settings;
    private final Console console;

    public FirstPass(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** What it came to, and the exit status that says so. */
    public record Outcome(PassReport report, ExitStatus status) {}

    /** Runs the pass by {@code keeper}. */
    public Outcome run(Keeper keeper) {
        PassReport report = settled(keeper);
        new ReasonLines(console).tell(report);
        ExitStatus status = ExitStatus.of(report, settings.strict());
        boolean written = ReportFiles.ofProcess(console).write(settings, report);
        return new Outcome(report, written ? status : status.or(ExitStatus.ERROR));
    }

    private PassReport settled(Keeper keeper) {
        long end = System.nanoTime() + settings.patience().toNanos();
        long pause = FIRST_PAUSE_MS;
        PassReport report = keeper.pass(PassTrigger.INIT);
        while (isWaiting(report)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !sleep(Math.min(pause, left))) {
                return report;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            report = keeper.pass(PassTrigger.INIT);
        }
        return report;
    }

    /** Whether something has no good token only because of its source. */
    private static boolean isWaiting(PassReport report) {
        boolean allGood = !report.files().isEmpty();
        for (FileReport file : report.files()) {
            allGood &= file.good();
            if (!file.good() && isOfSource(file.reasons())) {
                return true;
            }
        }
        return !allGood && isOfSource(report.reasons());
    }

    private static boolean isOfSource(List<Reason> reasons) {
        for (Reason reason : reasons) {
            if (reason.code().severity() == ReasonCode.Severity.SOURCE) {
                return true;
            }
        }
        return false;
    }

    private static boolean sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
