package dev.tokenkeeper.token;

import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.jspecify.annotations.Nullable;

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

    /** Why a file of {@code report} could not be written; null if all were, or there was nothing to write. */
    static @Nullable Reason failure(PassReport report) {
        for (FileReport file : report.files()) {
            if (file.result() == Result.FAILED) {
                return file.reasons().isEmpty()
                        ? report.reasons().getLast()
                        : file.reasons().getLast();
            }
        }
        return null;
    }

    /** Which reason of the closed list; {@code tokenkeeper explain} tells more of it. */
    public ReasonCode code() {
        return code;
    }
}
