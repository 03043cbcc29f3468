package dev.tokenkeeper.examples.certificates;

import dev.tokenkeeper.tls.TlsContext;
import dev.tokenkeeper.tls.TrustedRoots;
import dev.tokenkeeper.token.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that trusts the authorities in {@code ca.crt}, and one that left for a while longer. Not for several threads. */
public final class TlsClient {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 100;

    private final SSLContext context;

    /** A client that trusts {@code roots}. */
    public TlsClient(TrustedRoots roots) throws GeneralSecurityException {
        this.context = TlsContext.of(null, roots);
    }

    /**
     * Looks at a server all the time, and says what it saw whenever that is something new. Runs until it is killed.
     *
     * @param args the volume with {@code ca.crt}, the server's host, its port
     */
    public static void main(String[] args) throws GeneralSecurityException, InterruptedException {
        TlsClient client =
                new TlsClient(new TrustedRoots(TokenStore.at(Path.of(args[0])).token("ca.crt"), Duration.ofHours(1)));
        String last = "";
        for (long handshakes = 1; ; handshakes++) {
            String seen = client.tried(args[1], Integer.parseInt(args[2]));
            if (!seen.equals(last)) {
                last = seen;
                System.out.println("client: handshake " + handshakes + " " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private String tried(String host, int port) {
        try {
            return "saw " + number(host, port);
        } catch (IOException e) {
            return "failed";
        }
    }

    /**
     * The number of the certificate that the server shows in a handshake of its own. The server proves in it that it has that
     * certificate's key.
     *
     * @throws IOException if it is not trusted, its pair does not match, or nobody answers
     */
    public String number(String host, int port) throws IOException {
        try (SSLSocket socket = connect(host, port)) {
            return number(socket);
        }
    }

    private SSLSocket connect(String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getByName(host), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String number(SSLSocket socket) throws IOException {
        socket.startHandshake();
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return shown.getSerialNumber().toString();
    }
}
