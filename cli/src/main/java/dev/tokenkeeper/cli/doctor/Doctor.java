package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.Disk;
import java.util.List;

/**
 * Examines a delivery's folder: can it be written, does it persist, is its state whole, is a change of the source waiting.
 * It writes nothing but a trial folder in the target, which it removes.
 */
public final class Doctor {
    private final Settings settings;
    private final Findings findings;

    private Doctor(Settings settings) {
        this.settings = settings;
        this.findings = new Findings(settings.spec().target().toString());
    }

    /** Examines what {@code settings} name. */
    public static Findings examine(Settings settings, Disk disk, Surroundings surroundings) {
        Doctor doctor = new Doctor(settings);
        doctor.examine(disk, surroundings);
        return doctor.findings;
    }

    private void examine(Disk disk, Surroundings surroundings) {
        boolean further = new TargetExam(disk, settings.spec().target(), findings).run();
        if (settings.spec().source() != null) {
            new SourceExam(disk, settings.spec().source(), findings).run();
        }
        if (further) {
            new StateExam(disk, settings.spec(), findings).run();
            delivery(new Keeper(disk, settings.spec(), surroundings));
        }
    }

    private void delivery(Keeper keeper) {
        VerifyReport verified = keeper.verify();
        reasons("integrity", verified.reasons());
        if (verified.reasons().isEmpty() && verified.generations() > 0) {
            findings.good("integrity: all stored bytes are as they were written");
        }
        StatusReport status = keeper.status();
        reasons("delivery", status.reasons());
        for (FileReport file : status.files()) {
            file(file);
        }
    }

    private void file(FileReport file) {
        DeliveryState state = file.state();
        String what = file.path() + ": " + Words.camel(state);
        if (state == DeliveryState.SOURCE_CHANGED
                || state == DeliveryState.BOTH_CHANGED
                || state == DeliveryState.FIRST) {
            findings.note(
                    what + ", so a change of the source waits for the next pass",
                    "restart the pod, or run watch as a sidecar, which takes changes at once");
        } else if (state != DeliveryState.UNKNOWN) {
            findings.good(what + (file.good() ? ", a good token is live" : ""));
        }
        if (!file.conflicts().isEmpty()) {
            findings.note(
                    file.path() + ": " + file.conflicts().size() + " open conflicts",
                    "tokenkeeper status lists them, tokenkeeper resolve settles them");
        }
        reasons(file.path(), file.reasons());
    }

    private void reasons(String subject, List<Reason> reasons) {
        for (Reason reason : reasons) {
            ReasonCode code = reason.code();
            String detail = reason.detail().isEmpty() ? "" : " (" + reason.detail() + ")";
            String sentence =
                    subject + ": " + code.word() + ", " + Explanation.of(code).sentence() + detail;
            switch (code.severity()) {
                case NOTE, CONFLICT, CONFLICT_FAIL -> findings.note(sentence, reason.next());
                case SOURCE, ERROR, DAMAGE, INTEGRITY -> findings.problem(sentence, reason.next());
            }
        }
    }
}
