package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.Reason;

/** The volume cannot be worked on now, and why. */
final class Shut extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Shut(Reason reason) {
        super(reason.code().word());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
