package dev.tokenkeeper.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates: the pair matches, the time is right, an older one never comes over a newer one. */
class CertificateRuleTest {
    private static final String[] EC = {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"};

    @TempDir
    private Path folder;

    private Authority authority;

    @BeforeEach
    void open() {
        authority = new Authority(folder);
    }

    private static Pod bundle(String... rules) {
        Pod pod = Pod.fresh();
        for (String rule : rules) {
            pod.rule(Pod.rule(rule));
        }
        return pod;
    }

    private static String why(FileReport file) {
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.SOURCE_INVALID);
        return file.reasons().getFirst().detail();
    }

    @Test
    void aKeyOfEachKindIsThatOfItsCertificateOrNot() throws Exception {
        String other = authority.key(EC);
        for (String[] kind : List.of(
                EC,
                new String[] {"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"},
                new String[] {"genpkey", "-algorithm", "ED25519"},
                new String[] {"genrsa", "-traditional"},
                new String[] {"ecparam", "-name", "secp384r1", "-genkey", "-noout"})) {
            String key = authority.key(kind);
            String certificate = authority.certificate(key);

            Pod good = bundle("certificate:pair").secret(certificate + key);
            assertThat(good.init().result()).as(String.join(" ", kind)).isEqualTo(Result.DELIVERED);
            Pod bad = bundle("certificate:pair").secret(certificate + other);
            assertThat(why(bad.init())).as(String.join(" ", kind)).contains("private key");
            assertThat(bad.live()).isNull();
        }
    }

    @Test
    void aPairInTwoFilesIsRefusedAsAWholeAndNothingIsTouched() throws Exception {
        String key = authority.key(EC);
        String certificate = authority.certificate(key);
        String nextKey = authority.key(EC);
        Pod pod = bundle("certificate:pair,validity");
        pod.allKeys().file("tls.crt").file("tls.key").group("tls.crt", "tls.key");
        pod.secret("tls.crt", certificate).secret("tls.key", key);
        pod.report(PassTrigger.INIT);
        String before = pod.volume();

        PassReport half = pod.secret("tls.key", nextKey).report(PassTrigger.INIT);

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(half.files()).flatExtracting(Pod::reasons).containsOnly(ReasonCode.SOURCE_INVALID);
        assertThat(half.files()).allMatch(FileReport::good);
        pod.secret("tls.crt", authority.certificate(nextKey)).report(PassTrigger.INIT);
        assertThat(pod.disk.text("/writable-tokens/tls.key")).isEqualTo(nextKey);
    }

    @Test
    void whatHasExpiredOrIsNotValidYetIsRefused() throws Exception {
        String key = authority.key(EC);
        String certificate = authority.certificate(key);
        Instant now = Instant.now();

        assertThat(bundle("certificate:validity")
                        .at(now)
                        .secret(certificate)
                        .init()
                        .result())
                .isEqualTo(Result.DELIVERED);
        assertThat(why(bundle("certificate:validity")
                        .at(now.plus(Duration.ofDays(366)))
                        .secret(certificate)
                        .init()))
                .contains("has expired");
        assertThat(why(bundle("certificate:validity")
                        .at(now.minus(Duration.ofDays(1)))
                        .secret(certificate)
                        .init()))
                .contains("not valid yet");
    }

    @Test
    void anOlderOneNeverComesOverANewerOne() throws Exception {
        String key = authority.key(EC);
        String older = authority.certificate(key);
        Thread.sleep(1100);
        String newer = authority.certificate(key);
        Pod pod = bundle("certificate:newer").secret(newer);
        pod.init();
        String before = pod.volume();

        assertThat(why(pod.secret(older).init())).contains("older than the one that is live");

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(pod.live()).isEqualTo(newer);
        Pod other = bundle("certificate:newer").secret(older);
        other.init();
        assertThat(other.secret(newer).init().result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void halfACertificateIsRefusedWithoutAWordOfIt() throws Exception {
        String certificate = authority.certificate(authority.key(EC));
        Pod pod = bundle("certificate:pair").secret(certificate.substring(0, 300) + "\n-----END CERTIFICATE-----\n");
        assertThat(why(pod.init())).contains("cannot be read").doesNotContain("MII");
    }

    @Test
    void aFileWithoutCertificatesPasses() {
        assertThat(bundle("certificate:pair,validity,newer")
                        .secret(Pod.TOKEN)
                        .init()
                        .result())
                .isEqualTo(Result.DELIVERED);
    }
}
