package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the chapters share: the Secret with a pair, the volume's files. */
final class Pairs {
    static final String[] FLAGS = {
        "--file=tls.crt",
        "--file=tls.key",
        "--file=ca.crt",
        "--group=tls.crt,tls.key",
        "--validate=only:tls.crt,tls.key:certificate:pair,validity,newer",
        "--conflict=take-source",
        "--mode=0640"
    };
    static final Duration LONG = Duration.ofDays(90);

    private Pairs() {}

    /** An authority, for a chapter: this JDK has all that it needs. */
    static CertificateAuthority authority(String name) {
        try {
            return CertificateAuthority.create(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no elliptic curves", e);
        }
    }

    /** A pair whose time began {@code ago}. */
    static KeyAndCertificate issue(CertificateAuthority authority, Duration ago, Duration lifetime) {
        try {
            return authority.issue(Instant.now().minus(ago), lifetime);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no elliptic curves", e);
        }
    }

    /** Has the Secret hold this pair and these authorities. */
    static void put(Workbench bench, String authorities, String certificate, String key) throws IOException {
        bench.secret().put(Map.of("tls.crt", certificate, "tls.key", key, "ca.crt", authorities));
    }

    static void put(Workbench bench, CertificateAuthority authority, KeyAndCertificate pair) throws IOException {
        put(bench, authority.certificate(), pair.certificate(), pair.key());
    }

    static Outcome init(Workbench bench) throws IOException, InterruptedException {
        return bench.run("init", FLAGS);
    }

    static Path file(Workbench bench, String name) {
        return bench.volume().resolve(name);
    }

    /** Whether both files are those of {@code pair}. */
    static boolean has(Workbench bench, KeyAndCertificate pair) throws IOException {
        return bench.text(file(bench, "tls.crt")).equals(pair.certificate())
                && bench.text(file(bench, "tls.key")).equals(pair.key());
    }
}
