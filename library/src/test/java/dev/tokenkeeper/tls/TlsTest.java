package dev.tokenkeeper.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import dev.tokenkeeper.token.Updated;
import dev.tokenkeeper.validation.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    Path volume;

    @TempDir
    Path scratch;

    private Certificates make;
    private Token certificate;
    private Token key;
    private Token roots;

    @BeforeEach
    void open() {
        make = new Certificates(scratch);
        TokenStore store = TokenStore.at(volume);
        certificate = store.token("tls.crt");
        key = store.token("tls.key");
        roots = store.token("ca.crt");
    }

    private void put(Certificates.Made pair) {
        certificate.update(old -> pair.certificate());
        key.update(old -> pair.key());
    }

    private static String subject(Identity identity) {
        return identity.chain().getFirst().getSubjectX500Principal().getName();
    }

    @Test
    void aPairThatDoesNotMatchNeverTakesThePlaceOfOneThatDid() throws Exception {
        Certificates.Made one = make.make("one");
        Certificates.Made two = make.make("two");
        put(one);
        TlsIdentity identity = TlsIdentity.of(certificate, key);
        assertThat(subject(identity.current())).isEqualTo("CN=one");
        certificate.update(old -> two.certificate());
        assertThat(subject(identity.current())).isEqualTo("CN=one");
        key.update(old -> two.key());
        assertThat(subject(identity.current())).isEqualTo("CN=two");
        Files.writeString(volume.resolve("tls.key"), "torn");
        assertThat(subject(identity.current())).isEqualTo("CN=two");
        Files.delete(volume.resolve("tls.key"));
        assertThat(subject(identity.current())).isEqualTo("CN=two");
        assertThat(identity.current().toString()).isEqualTo("Identity[CN=two]");
    }

    @Test
    void withoutAnyPairThereIsAReason() throws Exception {
        put(new Certificates.Made(make.make("one").key(), make.make("two").certificate()));
        assertThatThrownBy(() -> TlsIdentity.of(certificate, key).current()).isInstanceOf(TokenException.class);
    }

    @Test
    void eachLookShowsAMatchingPairWhileItIsRenewed() throws Exception {
        Certificates.Made[] pairs = {make.make("one"), make.make("two")};
        put(pairs[0]);
        TlsIdentity identity = TlsIdentity.of(certificate, key);
        AtomicBoolean end = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!end.get()) {
                Identity now = identity.current();
                boolean first = subject(now).equals("CN=one");
                Identity expected = Identity.of(List.of(content(pairs[first ? 0 : 1])));
                if (now.key().equals(expected.key())) {
                    looks.incrementAndGet();
                } else {
                    looks.set(Integer.MIN_VALUE / 2);
                }
            }
        });
        for (int i = 1; i <= 20; i++) {
            put(pairs[i % 2]);
        }
        end.set(true);
        reader.join();
        assertThat(looks.get()).isPositive();
    }

    private static dev.tokenkeeper.content.Content content(Certificates.Made pair) {
        return dev.tokenkeeper.content.Content.copyOf(
                (pair.certificate() + pair.key()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aServerShowsARenewalWithoutARestartAndAClientTrustsBothAuthoritiesForAWhile() throws Exception {
        Certificates.Made one = make.make("one");
        Certificates.Made two = make.make("two");
        put(one);
        roots.update(old -> one.certificate());
        AtomicLong clock = new AtomicLong();
        TrustedRoots trusted = new TrustedRoots(roots, Duration.ofHours(1), clock::get);
        SSLContext server = TlsContext.of(TlsIdentity.of(certificate, key), null);
        SSLContext client = TlsContext.of(null, trusted);
        try (SSLServerSocket socket = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket));
            assertThat(shown(client, socket.getLocalPort())).isEqualTo("CN=one");

            put(two);
            assertThatThrownBy(() -> shown(client, socket.getLocalPort())).isInstanceOf(SSLException.class);
            roots.update(old -> two.certificate());
            assertThat(shown(client, socket.getLocalPort())).isEqualTo("CN=two");

            put(one);
            assertThat(shown(client, socket.getLocalPort()))
                    .as("within the overlap")
                    .isEqualTo("CN=one");
            clock.set(Duration.ofHours(2).toNanos());
            Thread.sleep(2_100);
            assertThatThrownBy(() -> shown(client, socket.getLocalPort()))
                    .as("after it")
                    .isInstanceOf(SSLException.class);
        }
    }

    private static void serve(SSLServerSocket socket) {
        while (!socket.isClosed()) {
            try (SSLSocket connection = (SSLSocket) socket.accept()) {
                connection.getOutputStream().write(1);
            } catch (IOException e) {
                // A client that does not trust us hangs up; the next one may.
            }
        }
    }

    private static String shown(SSLContext context, int port) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.getInputStream().read();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    @Test
    void keyStoresAreKeptFromPem() throws Exception {
        put(make.make("one"));
        Identity identity = TlsIdentity.of(certificate, key).current();
        for (KeyStoreToken.Type type : KeyStoreToken.Type.values()) {
            Token token = TokenStore.at(volume).token("store." + type);
            KeyStoreToken store = new KeyStoreToken(token, type, "changeit".toCharArray());
            assertThat(store.keep(identity, identity.chain()).changed()).isTrue();
            Updated again = store.keep(identity, identity.chain());
            assertThat(again.changed()).as("nothing new").isFalse();
            KeyStore read = KeyStore.getInstance(type.name());
            read.load(new ByteArrayInputStream(token.content().bytes()), "changeit".toCharArray());
            assertThat(read.getKey("tls", "changeit".toCharArray())).isEqualTo(identity.key());
            assertThat(read.getCertificate("root-0")).isEqualTo(identity.chain().getFirst());
            put(make.make("two"));
            assertThat(store.keep(TlsIdentity.of(certificate, key).current(), List.of())
                            .changed())
                    .isTrue();
            put(make.make("one"));
            identity = TlsIdentity.of(certificate, key).current();
        }
    }
}
