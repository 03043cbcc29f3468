package dev.tokenkeeper.tls;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.validation.Identity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities in a token ({@code ca.crt}). One that goes out of the file is trusted for a while longer: when an
 * authority is replaced, some peers still have certificates of the old one. Safe for several threads.
 */
public final class TrustedRoots {
    private final Token token;
    private final Duration overlap;
    private final LongSupplier nanoTime;
    private final Map<X509Certificate, Long> leaving = new LinkedHashMap<>();
    private List<X509Certificate> current = List.of();
    private @Nullable Content text;

    /**
     * The authorities in {@code token}.
     *
     * @param overlap how long one that left is trusted, by this process's monotonic clock; zero: not at all
     */
    public TrustedRoots(Token token, Duration overlap) {
        this(token, overlap, System::nanoTime);
    }

    TrustedRoots(Token token, Duration overlap, LongSupplier nanoTime) {
        this.token = token;
        this.overlap = overlap;
        this.nanoTime = nanoTime;
    }

    /**
     * Those that are trusted now. A file that cannot be read, or has none, changes nothing.
     *
     * @throws TokenException if none was ever seen
     */
    public synchronized List<X509Certificate> current() {
        long now = nanoTime.getAsLong();
        Content fresh = current.isEmpty() || token.exists() ? token.content() : text;
        if (fresh != null && !fresh.equals(text)) {
            take(Identity.certificates(List.of(fresh)), now);
            text = fresh;
        }
        if (current.isEmpty()) {
            throw new TokenException(Reason.of(ReasonCode.FILE_INVALID, token.path()));
        }
        leaving.values().removeIf(end -> end - now <= 0);
        List<X509Certificate> trusted = new ArrayList<>(current);
        trusted.addAll(leaving.keySet());
        return trusted;
    }

    private void take(List<X509Certificate> found, long now) {
        if (found.isEmpty()) {
            return;
        }
        for (X509Certificate old : current) {
            if (!found.contains(old)) {
                leaving.put(old, now + overlap.toNanos());
            }
        }
        leaving.keySet().removeAll(found);
        current = found;
    }
}
