package dev.tokenkeeper.examples.oauth;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All tokens that came of one log-in. Each refresh token works once; the second use of one is taken for theft and ends the
 * whole family (RFC 9700 section 4.14.2). One exception is made, as by many servers: the last request may be sent again while
 * its answer was never used, for the client may not have heard it.
 */
final class Family {
    private static final int PARTIAL = 6;
    private static final int CUT_SHORT = 3;
    private static final int CUT_SHORT_USES = 30;

    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    private final LongSupplier nanoTime;
    private final Map<String, Access> accessTokens = new HashMap<>();
    private String refreshToken;
    private String asked = "";
    private String newest = "";
    private boolean answerUsed;
    private boolean revoked;
    private int due;
    private int early;
    private int repeats;
    private int partial;
    private int answers;

    private record Access(long since, int usesLeft) {
        Access used() {
            return new Access(since, usesLeft - 1);
        }
    }

    /** What a refresh gave; without a refresh token the old one stays. */
    record Given(String accessToken, @Nullable String refreshToken, Duration lifetime) {
        @Override
        public String toString() {
            return "Given";
        }
    }

    /** A log-in that gave {@code refreshToken}; access tokens live for {@code lifetime}. */
    Family(String refreshToken, Duration lifetime, LongSupplier nanoTime) {
        this.refreshToken = refreshToken;
        this.lifetime = lifetime;
        this.nanoTime = nanoTime;
    }

    /** New tokens for {@code presented}, which is one of this family's refresh tokens; null if the family is revoked. */
    synchronized @Nullable Given refresh(String presented) {
        boolean repeat = presented.equals(asked) && !answerUsed;
        if (!repeat && !presented.equals(refreshToken)) {
            revoked = true;
        }
        if (revoked) {
            return null;
        }
        if (repeat) {
            repeats++;
            accessTokens.remove(newest);
        } else if (isYoung(newest)) {
            early++;
        } else {
            due++;
        }
        int number = due + early + repeats;
        boolean keeps = number % PARTIAL == 0 && presented.equals(refreshToken);
        partial += keeps ? 1 : 0;
        refreshToken = keeps ? presented : secret("tkr_");
        asked = presented;
        newest = secret("tka_");
        answerUsed = false;
        int uses = number % CUT_SHORT == 0 ? CUT_SHORT_USES : Integer.MAX_VALUE;
        accessTokens.put(newest, new Access(nanoTime.getAsLong(), uses));
        return new Given(newest, keeps ? null : refreshToken, lifetime);
    }

    /** Whether {@code accessToken} opens the resource; some are refused long before the time that was told. */
    synchronized boolean opens(String accessToken) {
        Access access = accessTokens.get(accessToken);
        if (revoked || access == null || access.usesLeft() <= 0 || age(access) > lifetime.toNanos()) {
            return false;
        }
        accessTokens.put(accessToken, access.used());
        answerUsed |= accessToken.equals(newest);
        answers++;
        return true;
    }

    /** Whether nobody needs another one yet: it is accepted, and in the first half of its life. */
    private boolean isYoung(String accessToken) {
        Access access = accessTokens.get(accessToken);
        return access != null && access.usesLeft() > 0 && age(access) < lifetime.toNanos() / 2;
    }

    private long age(Access access) {
        return nanoTime.getAsLong() - access.since();
    }

    private String secret(String kind) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Numbers only: refreshes that were due, that came too early, that were sent again; partial answers; uses. */
    synchronized String json() {
        return "{\"due\":" + due + ",\"early\":" + early + ",\"repeats\":" + repeats + ",\"partial\":" + partial
                + ",\"answers\":" + answers + ",\"revoked\":" + revoked + "}";
    }
}
