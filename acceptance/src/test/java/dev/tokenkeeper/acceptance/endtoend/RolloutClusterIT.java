package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** A new version of the application rolls out over the one that runs. */
@EndToEnd
@Restricted
class RolloutClusterIT {
    @Test
    void oldAndNewPodWriteAtTheSameTimeAndNoLineIsLost(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml").running(Lines.WRITER);
        // As long as the old pod stays beside the new one: enough for a slow machine to deliver version 3 to both.
        manifest.spec().put("minReadySeconds", 25);
        app.deployed(Token.version(1), manifest);
        String old = app.pod();
        app.secret(Token.version(2));

        app.kubectl().must("rollout", "restart", "deployment/token-app");
        app.until(old, "[ -n \"$(find /writable-tokens -name 'written-*' ! -name \"*$HOSTNAME\")\" ]");
        app.deliver(Token.version(3));
        app.untilVersion(old, 3);
        app.rolledOut();
        app.kubectl().must(TokenApp.LONG, "wait", "--for=delete", "pod/" + old, "--timeout=60s");
        String now = app.pod();
        app.deliver(Token.version(4));
        app.untilVersion(now, 4);

        String live = app.untilNoLineIsMissing(now);
        assertThat(Lines.of(live).pods()).containsExactlyInAnyOrder(old, now);
        assertThat(live.lastIndexOf(old)).as("they overlapped").isGreaterThan(live.indexOf(now));
    }
}
