package dev.tokenkeeper.tls;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.validation.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key in two tokens, or in one, of which each look gives a pair that belongs together. Two files can
 * not be replaced in one instant, so one look may see the new certificate with the old key; then it looks again. A pair that
 * does not match, or cannot be read, never takes the place of one that did. Safe for several threads.
 */
public final class TlsIdentity {
    private static final int LOOKS = 50;
    private static final long PAUSE_NANOS = 20_000_000;

    private final List<Token> tokens;
    private volatile @Nullable Known known;

    private record Known(List<Content> texts, Identity identity) {}

    private TlsIdentity(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The chain in {@code certificate} ({@code tls.crt}) and the key in {@code key} ({@code tls.key}). */
    public static TlsIdentity of(Token certificate, Token key) {
        return new TlsIdentity(List.of(certificate, key));
    }

    /** Chain and key in one file. */
    public static TlsIdentity of(Token both) {
        return new TlsIdentity(List.of(both));
    }

    /**
     * The pair as it is now. While the files are what they were, this costs reading them.
     *
     * @throws TokenException if no matching pair was ever seen
     */
    public Identity current() {
        Known last = known;
        for (int look = 0; look < LOOKS; look++) {
            List<Content> texts = texts(last);
            if (last != null && (texts == null || texts.equals(last.texts()))) {
                return last.identity();
            }
            Identity identity = texts == null ? null : Identity.of(texts);
            if (texts != null && identity != null) {
                known = new Known(texts, identity);
                return identity;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (last != null) {
            return last.identity();
        }
        throw new TokenException(
                Reason.of(ReasonCode.FILE_INVALID, tokens.getFirst().path()));
    }

    /** The bytes of all files; null where one is not there but was before. */
    private @Nullable List<Content> texts(@Nullable Known last) {
        List<Content> texts = new ArrayList<>();
        for (Token token : tokens) {
            if (last != null && !token.exists()) {
                return null;
            }
            texts.add(token.content());
        }
        return texts;
    }
}
