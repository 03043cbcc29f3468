package dev.tokenkeeper.oauth;

import dev.tokenkeeper.token.Fields;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one client, stored in a JSON token with the members {@code access_token}, {@code refresh_token},
 * {@code expires_in} (seconds) and {@code expires_at} (seconds since 1970); others stay as they are.
 *
 * <p>What it promises, over all threads, processes and pods on the volume:
 *
 * <ul>
 *   <li>one refresh for each expiry: whoever waited takes what the first one got
 *   <li>a refresh token that was answered with another one is never sent again once that answer is stored
 *   <li>an answer without a refresh token keeps the one that was used
 *   <li>clocks of machines need not agree: see {@link #accessToken()}
 *   <li>a token that somebody else put there meanwhile (a new log-in, the Secret) is not overwritten by an older family
 * </ul>
 *
 * <p>If a process dies between the server's answer and the store, the next one sends the same refresh token again: no
 * client can know better. Servers that take such a repeat while the lost answer was never used (a grace period, or
 * until first use) go on; a server without any revokes the family, whoever keeps its tokens.
 *
 * <p>Safe for several threads. Keep one for each token.
 */
public final class OAuthToken {
    /** How long before its end a token is refreshed. */
    public static final Duration EARLY = Duration.ofSeconds(30);

    private static final Duration WAIT = Duration.ofMinutes(2);

    private final Token token;
    private final String at;
    private final Refresher refresher;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;
    private volatile @Nullable Answer unsaved;

    /** The token in {@code token}, at its root. */
    public OAuthToken(Token token, Refresher refresher) {
        this(token, "", refresher, InstantSource.system());
    }

    /**
     * The token at {@code pointer} of {@code token}: several clients may have theirs in one file.
     *
     * @param clock this machine's wall clock; it counts only for a token that was stored before this process looked
     */
    public OAuthToken(Token token, String pointer, Refresher refresher, InstantSource clock) {
        this.token = token;
        this.at = pointer;
        this.refresher = refresher;
        this.clock = clock;
    }

    /**
     * An access token that has not expired, refreshed if need be. While it is good this only reads the file.
     *
     * @throws UncheckedIOException if the refresher failed; the next call tries again
     * @throws NoRefreshTokenException if it has expired and there is nothing to refresh it with: log in again
     * @throws TokenException if the token is not there or cannot be stored
     */
    public String accessToken() {
        Seen now = look(token.fields());
        boolean good = unsaved == null && !now.isStale(System.nanoTime(), EARLY);
        return good ? now.accessToken() : refreshed(now);
    }

    /**
     * Says that a resource refused {@code accessToken} (401), whatever any clock says; the next {@link #accessToken()} gives
     * another one. If another one is stored already it says nothing.
     */
    public void rejected(String accessToken) {
        Seen now = look(token.fields());
        if (now.accessToken().equals(accessToken)) {
            synchronized (this) {
                seen = now.asRejected();
            }
        }
    }

    /** Stores what a log-in gave. */
    public void store(Grant grant) {
        token.updateFields(fields -> with(fields, grant));
    }

    private String refreshed(Seen stale) {
        return token.alone(WAIT, () -> {
            Answer late = unsaved;
            if (late != null) {
                save(late);
                return look(token.fields()).accessToken();
            }
            Fields fields = token.fields();
            Seen now = look(fields);
            if (!now.accessToken().equals(stale.accessToken())) {
                // Another one was faster. Its token is new, whatever the clocks say.
                return now.accessToken();
            }
            String used =
                    fields.get(at + "/refresh_token").orElseThrow(() -> new NoRefreshTokenException(token.path()));
            save(new Answer(used, ask(used)));
            return look(token.fields()).accessToken();
        });
    }

    /** An answer, and the refresh token that it answers. */
    private record Answer(String used, Grant grant) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    private Grant ask(String refreshToken) {
        try {
            return refresher.refresh(refreshToken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores an answer. The server has taken the old refresh token back, so this is tried for long, alone all the while;
     * and an answer that cannot be stored is kept for the next call.
     */
    private void save(Answer answer) {
        unsaved = answer;
        token.insist(live -> isFrom(live, answer.used()) ? with(live, answer.grant()) : live);
        unsaved = null;
    }

    private boolean isFrom(Fields live, String used) {
        return live.get(at + "/refresh_token").filter(used::equals).isPresent();
    }

    private Fields with(Fields fields, Grant grant) {
        Fields next = fields.with(at + "/access_token", grant.accessToken());
        String refreshToken = grant.refreshToken();
        if (refreshToken != null && !refreshToken.isEmpty()) {
            next = next.with(at + "/refresh_token", refreshToken);
        }
        Duration lifetime = grant.lifetime();
        if (lifetime == null) {
            return next.without(at + "/expires_in").without(at + "/expires_at");
        }
        return next.with(at + "/expires_in", lifetime.toSeconds())
                .with(at + "/expires_at", clock.instant().plus(lifetime).getEpochSecond());
    }

    /** What this process knows of the token in {@code fields}; one that it sees for the first time is timed from now. */
    private synchronized Seen look(Fields fields) {
        String accessToken = fields.get(at + "/access_token").orElse("");
        Seen known = seen;
        if (known != null && known.accessToken().equals(accessToken)) {
            return known;
        }
        Duration lifetime = seconds(fields, "/expires_in");
        Duration left = known == null ? left(fields, lifetime) : lifetime;
        boolean expired = accessToken.isEmpty() || left.isNegative();
        Seen fresh = new Seen(accessToken, expired, System.nanoTime(), left, false);
        seen = fresh;
        return fresh;
    }

    /** How long a token lives that was stored before this process looked: by its date, but never longer than it was given. */
    private Duration left(Fields fields, Duration lifetime) {
        Duration end = seconds(fields, "/expires_at");
        if (end.isZero()) {
            return lifetime;
        }
        Duration left = Duration.between(clock.instant(), Instant.EPOCH.plus(end));
        return left.isZero() ? Duration.ofNanos(-1) : left.compareTo(lifetime) > 0 ? lifetime : left;
    }

    private Duration seconds(Fields fields, String name) {
        try {
            return Duration.ofSeconds(fields.get(at + name).map(Long::parseLong).orElse(0L));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    @Override
    public String toString() {
        return "OAuthToken[" + token.path() + at + "]";
    }
}
