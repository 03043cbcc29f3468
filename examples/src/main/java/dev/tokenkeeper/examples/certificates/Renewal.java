package dev.tokenkeeper.examples.certificates;

import dev.tokenkeeper.tls.TlsIdentity;
import dev.tokenkeeper.token.TokenStore;
import dev.tokenkeeper.validation.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Renews a certificate that is near its end: a new key, a new certificate, both stored in one generation. */
final class Renewal {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TokenStore store;
    private final TlsIdentity identity;
    private final URI authority;
    private final Duration before;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * A renewal of {@code tls.crt} and {@code tls.key}.
     *
     * @param before how long before its end a certificate is renewed
     */
    Renewal(TokenStore store, TlsIdentity identity, URI authority, Duration before) {
        this.store = store;
        this.identity = identity;
        this.authority = authority;
        this.before = before;
    }

    /** Renews if it is time; whether it was. Replicas on the volume that find it time at once renew once. */
    boolean ifDue() {
        return isDue() && store.token("tls.crt").alone(Duration.ofMinutes(1), () -> isDue() && renewed());
    }

    private boolean isDue() {
        Identity now = identity.current();
        Instant end = now.chain().getFirst().getNotAfter().toInstant();
        return Instant.now().plus(before).isAfter(end);
    }

    private boolean renewed() {
        try {
            KeyPair keys = CertificateAuthority.newKeys();
            String certificate = asked(Pem.of("PUBLIC KEY", keys.getPublic().getEncoded()));
            String key = Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded());
            store.updateAll(Map.of("tls.crt", old -> certificate, "tls.key", old -> key));
            return true;
        } catch (IOException | GeneralSecurityException e) {
            // The one that is there goes on; the next look tries again.
            return false;
        }
    }

    private String asked(String publicKey) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(authority.resolve("/certificate"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(publicKey))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the authority answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
