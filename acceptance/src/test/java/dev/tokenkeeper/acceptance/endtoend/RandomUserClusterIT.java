package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A user that no image knows, as some clusters give each namespace, and a root file system that nobody may write. */
@EndToEnd
@Restricted
class RandomUserClusterIT {
    @Test
    void anyUserWillDoOnAReadOnlyRoot(Cluster cluster, LabNamespace namespace) throws Exception {
        long seed = Long.getLong("tokenkeeper.seed", System.nanoTime());
        int user = 1_000_000_000 + new Random(seed).nextInt(1_000_000_000);
        System.out.println("user " + user + ", seed " + seed + " (repeat with -Dtokenkeeper.seed=" + seed + ")");
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml").running(Lines.WRITER);
        manifest.user().put("runAsUser", user).put("runAsGroup", 0).put("fsGroup", user);
        for (String container : new String[] {"token-initializer", "tokenkeeper", "token-app"}) {
            assertThat(manifest.container(container)
                            .path("securityContext")
                            .path("readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
        }
        app.deployed(Token.version(1), manifest);
        String pod = app.pod();
        assertThat(app.inside(pod, "id -u; touch /tmp/x 2>/dev/null || echo read-only"))
                .isEqualTo(user + "\nread-only\n");
        app.until(pod, Lines.BEGUN);

        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);

        assertThat(app.inside(pod, "stat -c '%u %a' \"$LICENSE_PATH\"")).isEqualTo(user + " 664\n");
        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
    }
}
