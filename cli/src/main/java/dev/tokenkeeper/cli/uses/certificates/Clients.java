package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.TlsClient;
import dev.tokenkeeper.tls.TrustedRoots;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Clients in this process, of servers that are processes of their own. */
final class Clients {
    private Clients() {}

    /** A client that trusts the volume's authorities, and one that left for {@code overlap}. */
    static TlsClient client(Workbench bench, Duration overlap) {
        try {
            return new TlsClient(new TrustedRoots(TokenStore.at(bench.volume()).token("ca.crt"), overlap));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** The number that the server at {@code port} shows; empty if there was no handshake. */
    static String number(TlsClient client, long port) {
        try {
            return client.number("127.0.0.1", Math.toIntExact(port));
        } catch (IOException e) {
            return "";
        }
    }
}
