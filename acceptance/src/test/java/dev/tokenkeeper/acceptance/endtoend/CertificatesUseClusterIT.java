package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/certificates.yaml}: renewed by the Secret, by the application, by an older and by a newer Secret. */
@EndToEnd
@Restricted
class CertificatesUseClusterIT {
    private static final Duration LONG = Duration.ofDays(90);

    @TempDir
    Path folder;

    private int refreshes;

    @Test
    void theNewestPairIsShownWithoutARestart(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        CertificateAuthority authority = CertificateAuthority.create("the test's authority");
        kubectl.apply(cluster.example("certificates.yaml"));
        kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/authority", "--timeout=80s");
        String roots = authority.certificate()
                + kubectl.must(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/" + namespace.name() + "/services/authority:8080/proxy/ca.crt");
        KeyAndCertificate first = issued(authority, 5, LONG);
        secret(kubectl, roots, first);
        kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/tls-server", "--timeout=80s");
        String pod = pod(kubectl);
        try (PodLog client = PodLog.follow(kubectl, folder, pod, "client");
                PodLog server = PodLog.follow(kubectl, folder, pod, "server")) {
            client.until("saw " + first.serial());

            KeyAndCertificate second = issued(authority, 4, LONG);
            secret(kubectl, roots, second);
            client.until("saw " + second.serial());

            KeyAndCertificate ending = issued(authority, 3, Duration.ofHours(4));
            secret(kubectl, roots, ending);
            server.until("renewed its certificate");
            String own = client.after("saw ", "saw " + second.serial(), "saw " + ending.serial());

            secret(kubectl, roots, issued(authority, 1, LONG));
            String refused = "SourceInvalid";
            PodLog.follow(kubectl, folder, pod, "tokenkeeper").until(refused).close();
            assertThat(client.lastLine()).as("an older Secret").endsWith("saw " + own);

            KeyAndCertificate newer = issued(authority, 0, LONG);
            secret(kubectl, roots, newer);
            client.until("saw " + newer.serial());
            String seen = client.text();
            assertThat(seen.substring(seen.indexOf("saw ")))
                    .as("each handshake since the first held")
                    .doesNotContain("failed");
            assertThat(server.text()).doesNotContain("PRIVATE");
        }
        assertThat(pod(kubectl)).as("the same pod all the while").isEqualTo(pod);
        assertThat(kubectl.must("get", "pod", pod, "-o", "jsonpath={.status.containerStatuses[*].restartCount}"))
                .isEqualTo("0 0");
    }

    private static KeyAndCertificate issued(CertificateAuthority authority, int hoursAgo, Duration lifetime)
            throws Exception {
        return authority.issue(Instant.now().minus(Duration.ofHours(hoursAgo)), lifetime);
    }

    /** Changes the Secret, and has the kubelet refresh its mounts at once. */
    private void secret(Kubectl kubectl, String roots, KeyAndCertificate pair) {
        ObjectNode secret =
                new ObjectMapper().createObjectNode().put("apiVersion", "v1").put("kind", "Secret");
        secret.withObjectProperty("metadata").put("name", "server-tls");
        secret.withObjectProperty("stringData")
                .put("tls.crt", pair.certificate())
                .put("tls.key", pair.key())
                .put("ca.crt", roots);
        kubectl.apply(secret.toString());
        refreshes++;
        kubectl.must("annotate", "pods", "--selector=app=tls-server", "--overwrite", "test/refresh=" + refreshes);
    }

    private static String pod(Kubectl kubectl) {
        return kubectl.must("get", "pods", "--selector=app=tls-server", "-o", "jsonpath={.items[*].metadata.name}");
    }
}
