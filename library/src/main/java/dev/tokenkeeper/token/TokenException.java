package dev.tokenkeeper.token;

import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;

/** A token could not be read or updated. Nothing was changed, and the message holds no value. */
public final class TokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ReasonCode code;

    /** The exception for {@code reason}. */
    public TokenException(Reason reason) {
        super(Explanation.of(reason.code()).sentence() + ": " + reason.detail() + ". " + reason.next());
        this.code = reason.code();
    }

    static TokenException of(ReasonCode code, String detail) {
        return new TokenException(Reason.of(code, detail));
    }

    /** Which reason of the closed list; {@code tokenkeeper explain} tells more of it. */
    public ReasonCode code() {
        return code;
    }
}
