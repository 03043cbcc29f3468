package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two pods share one claim. The kubelet refreshes their mounts of the Secret at different times, up to a minute apart. */
@EndToEnd
@Restricted
class TwoReplicasClusterIT {
    private static final int TRIES = 6;

    @Test
    void thePodWithTheOlderMountDoesNotTakeTheNewVersionBack(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml")
                .argument("tokenkeeper", "--period=1s")
                .applicationSeesSource()
                .running(Lines.WRITER);
        manifest.spec().put("replicas", 2);
        app.deployed(Token.version(1), manifest);
        List<String> pods = app.pods();
        String ahead = pods.getFirst();
        String behind = pods.getLast();
        app.until(behind, Lines.BEGUN);
        app.until(ahead, Lines.BEGUN);

        int version = 1;
        String seen;
        do {
            version++;
            app.secret(Token.version(version)).refresh(ahead);
            app.untilVersion(ahead, version);
            seen = app.inside(behind, "sleep 4; cat /readonly-tokens/license.token \"$LICENSE_PATH\"");
            // The kubelet may look after the other pod just then, and both mounts are new.
        } while (seen.startsWith(Token.version(version)) && version < TRIES);
        assertThat(seen)
                .as("the mount is still old, the file is new, several looks later")
                .startsWith(Token.version(version - 1) + Token.version(version));

        app.refresh(behind);
        app.until(behind, "grep -q '^Version: " + version + "$' /readonly-tokens/license.token");
        String live = app.untilNoLineIsMissing(ahead);
        assertThat(live).startsWith(Token.version(version));
        assertThat(Lines.of(live).pods()).containsExactlyInAnyOrderElementsOf(pods);
        for (String pod : pods) {
            app.untilStatus(pod, "\"good\":true");
        }
    }
}
