package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.TlsClient;
import dev.tokenkeeper.tls.TrustedRoots;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that connect one after the other without a pause, as users of a busy server do, and count what failed. */
final class Looker implements AutoCloseable {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread;
    private volatile boolean ends;

    private Looker(TlsClient client, long port) {
        this.thread = Thread.ofPlatform().daemon().start(() -> look(client, port));
    }

    static Looker at(Workbench bench, long port) {
        return new Looker(client(bench, Duration.ofHours(1)), port);
    }

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

    private void look(TlsClient client, long port) {
        while (!ends) {
            looks.incrementAndGet();
            if (number(client, port).isEmpty()) {
                failed.incrementAndGet();
            }
        }
    }

    int looks() {
        return looks.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        thread.join();
    }
}
