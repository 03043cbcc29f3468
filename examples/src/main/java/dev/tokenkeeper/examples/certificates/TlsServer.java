package dev.tokenkeeper.examples.certificates;

import dev.tokenkeeper.tls.KeyStoreToken;
import dev.tokenkeeper.tls.TlsContext;
import dev.tokenkeeper.tls.TlsIdentity;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import dev.tokenkeeper.validation.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server that shows the certificate that is on the volume then, without ever being started again. It tells each client
 * the certificate's number, and once a second looks whether there is another one, and whether it is time for its own
 * renewal. Beside the PEM files it keeps {@code tls.p12} for programs that read only those.
 */
public final class TlsServer {
    private static final int BACKLOG = 50;

    private final TokenStore store;
    private final TlsIdentity identity;
    private final KeyStoreToken keyStore;
    private final Token stored;
    private @Nullable Identity kept;
    private String said = "";

    private TlsServer(Path volume) {
        this.store = TokenStore.at(volume);
        this.identity = TlsIdentity.of(store.token("tls.crt"), store.token("tls.key"));
        this.stored = store.token("tls.p12");
        this.keyStore = new KeyStoreToken(stored, KeyStoreToken.Type.PKCS12, "changeit".toCharArray());
    }

    /**
     * Runs until it is killed.
     *
     * @param args the volume, the host to listen at, the port (0: any free one), and for a renewal of its own the authority's
     *     URL and how long before the end, as in {@code PT2H}
     */
    public static void main(String[] args) throws GeneralSecurityException, IOException, InterruptedException {
        TlsServer server = new TlsServer(Path.of(args[0]));
        SSLServerSocket socket = (SSLServerSocket) TlsContext.of(server.identity, null)
                .getServerSocketFactory()
                .createServerSocket(Integer.parseInt(args[2]), BACKLOG, InetAddress.getByName(args[1]));
        Thread.ofPlatform().daemon().start(() -> server.serve(socket));
        System.out.println("server: listening at " + socket.getLocalPort());
        server.keep(
                args.length < 5
                        ? () -> false
                        : new Renewal(server.store, server.identity, URI.create(args[3]), Duration.parse(args[4]))
                                ::ifDue);
    }

    /** Something that is done when it is due; whether it was. */
    private interface Due {
        boolean done();
    }

    private void keep(Due renewal) throws InterruptedException {
        while (true) {
            try {
                if (renewal.done()) {
                    System.out.println("server: renewed its certificate");
                }
                Identity now = identity.current();
                if (!now.equals(kept) || !stored.exists()) {
                    keyStore.keep(now, List.of());
                    kept = now;
                }
                say("server: shows " + number(now));
            } catch (TokenException e) {
                // Its message names no value. What was shown last goes on.
                say("server: " + e.getMessage());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void say(String line) {
        if (!line.equals(said)) {
            said = line;
            System.out.println(line);
        }
    }

    private static String number(Identity identity) {
        return identity.chain().getFirst().getSerialNumber().toString();
    }

    private void serve(SSLServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                SSLSocket connection = (SSLSocket) socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException e) {
                // That client has gone; the next one may come.
            }
        }
    }

    private void answer(SSLSocket connection) {
        try (connection) {
            connection.getOutputStream().write((number(identity.current()) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // A client that does not trust us hangs up.
        }
    }
}
