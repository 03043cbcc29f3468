package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** A claim that one node may mount, and a Deployment that ends its pod before it starts the next. */
@EndToEnd
@Restricted
class RecreateClusterIT {
    @Test
    void onAReadWriteOnceClaimTheNextPodTakesOver(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest =
                app.manifest("deployment-token-app.yaml").claim("once").running(Lines.WRITER);
        manifest.spec().withObjectProperty("strategy").put("type", "Recreate");
        app.kubectl().apply(Token.claim("once", "ReadWriteOnce", "standard"));
        app.deployed(Token.version(1), manifest);
        String old = app.pod();
        app.until(old, Lines.BEGUN);
        app.secret(Token.version(2));

        app.kubectl().must("rollout", "restart", "deployment/token-app");
        app.rolledOut();

        String now = app.pod();
        assertThat(now).isNotEqualTo(old);
        String live = app.untilNoLineIsMissing(now);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).contains(old);
        assertThat(app.message(now).path("files").path(0).path("result").asText())
                .isEqualTo("Merged");
    }
}
