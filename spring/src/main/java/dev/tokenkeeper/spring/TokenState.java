package dev.tokenkeeper.spring;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.token.Fields;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import org.jspecify.annotations.Nullable;

/** Whether a token is there and valid in the format of its name. */
final class TokenState {
    private TokenState() {}

    /** The reason why it is not good; null if it is. */
    static @Nullable ReasonCode whyNot(Token token) {
        try {
            if (Format.ofName(token.path()) == Format.OPAQUE) {
                token.content();
            } else {
                fields(token);
            }
            return null;
        } catch (TokenException e) {
            return e.code();
        }
    }

    /**
     * The values of the version that is live.
     *
     * @throws TokenException also for JSON of no bytes: it is being written in place, or was cut off
     */
    static Fields fields(Token token) {
        Fields fields = token.fields();
        Format format = Format.ofName(token.path());
        if (fields.content().isEmpty() && (format == Format.JSON || format == Format.JSONC)) {
            throw new TokenException(Reason.of(ReasonCode.FILE_INVALID, token.path()));
        }
        return fields;
    }
}
