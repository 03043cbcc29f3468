package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The names in certificates are what the JDK's own reader finds, and no bytes make it fail. */
final class CertificateTest {
    @Test
    void namesAreWhatTheJdkReads() throws Exception {
        List<X509Certificate> trusted = trusted();
        assertThat(trusted).hasSizeGreaterThan(50);
        for (X509Certificate oracle : trusted) {
            Certificate mine = Objects.requireNonNull(Certificate.read(oracle.getEncoded()));
            assertThat(mine.subject())
                    .isEqualTo(content(oracle.getSubjectX500Principal().getEncoded()));
            assertThat(mine.issuer())
                    .isEqualTo(content(oracle.getIssuerX500Principal().getEncoded()));
            assertThat(mine.isAuthority())
                    .as(oracle.getSubjectX500Principal().getName())
                    .isEqualTo(oracle.getBasicConstraints() >= 0);
        }
    }

    @Test
    void halfACertificateIsNone() throws Exception {
        byte[] whole = trusted().getFirst().getEncoded();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Certificate.read(Arrays.copyOf(whole, length))).isNull();
        }
    }

    @Test
    void noChangedByteMakesItFail() throws Exception {
        byte[] bytes = trusted().getFirst().getEncoded();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) 0xff;
            assertThatCode(() -> Certificate.read(changed)).doesNotThrowAnyException();
        }
    }

    private static String content(byte[] name) {
        return Objects.requireNonNull(Der.at(name, 0, name.length)).content();
    }

    private static List<X509Certificate> trusted() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in =
                Files.newInputStream(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"))) {
            store.load(in, null);
        }
        List<X509Certificate> all = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            all.add((X509Certificate) store.getCertificate(alias));
        }
        return all;
    }
}
