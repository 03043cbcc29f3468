package dev.tokenkeeper.examples.certificates;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;

/**
 * An authority on the network: {@code POST /certificate} with a public key in PEM answers with a certificate for it, {@code GET
 * /ca.crt} with its own. What ACME (RFC 8555) adds, the proof that a name is the asker's, is left out.
 */
public final class AuthorityService {
    private static final int MOST_BYTES = 10_000;

    private final CertificateAuthority authority;
    private final Duration lifetime;
    private final HttpServer server;

    private AuthorityService(CertificateAuthority authority, Duration lifetime, String host, int port)
            throws IOException {
        this.authority = authority;
        this.lifetime = lifetime;
        this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/certificate", this::certificate);
        server.createContext("/ca.crt", exchange -> answer(exchange, 200, authority.certificate()));
        server.start();
    }

    /**
     * Runs one of its own name until it is killed.
     *
     * @param args the host to listen at, the port (0: any free one), and how long certificates live, as in {@code PT720H}
     */
    public static void main(String[] args) throws GeneralSecurityException, IOException {
        CertificateAuthority authority = CertificateAuthority.create("tokenkeeper example authority");
        AuthorityService service =
                new AuthorityService(authority, Duration.parse(args[2]), args[0], Integer.parseInt(args[1]));
        System.out.println(
                "authority: listening at " + service.server.getAddress().getPort());
    }

    private void certificate(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Pem.bytes(asked)));
            answer(exchange, 200, authority.issue(key, Instant.now(), lifetime));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            answer(exchange, 400, "give a public key on the curve P-256, in PEM\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
