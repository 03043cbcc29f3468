package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;

/** Why a seed is not taken: a reason that people read. What was live stays. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Refused(ReasonCode code, String detail) {
        super(code.word());
        this.reason = Reason.of(code, detail);
    }

    Reason reason() {
        return reason;
    }
}
