package dev.tokenkeeper.oauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server gave (RFC 6749 section 5.1).
 *
 * @param refreshToken null where the answer had none: the one that was used stays
 * @param lifetime {@code expires_in}; null where the answer did not tell
 */
public record Grant(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Duration lifetime) {
    /** Tells nothing of the tokens. */
    @Override
    public String toString() {
        return "Grant[refresh token: " + (refreshToken != null) + ", lifetime: " + lifetime + "]";
    }
}
