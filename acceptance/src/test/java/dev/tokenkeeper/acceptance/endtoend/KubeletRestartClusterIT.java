package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The kubelet ends and comes back, as in each upgrade of a node. Pods go on meanwhile. */
@EndToEnd
@Restricted
@Isolated("kubectl exec and logs go through the kubelet")
class KubeletRestartClusterIT {
    private static final String CONTAINERS =
            "jsonpath={.status.initContainerStatuses[*].containerID} {.status.containerStatuses[*].containerID}";

    @Test
    void thePodGoesOnAndChangesStillArrive(Cluster cluster, LabNamespace namespace) throws Exception {
        Node node = Node.of(cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);
        String containers = app.kubectl().must("get", "pod", pod, "--output=" + CONTAINERS);
        int linesBefore = Lines.of(app.live(pod)).count(pod);

        app.secret(Token.version(2));
        node.restartKubelet();
        app.refresh("--all");
        app.untilVersion(pod, 2);
        app.deliver(Token.version(3));
        app.untilVersion(pod, 3);

        assertThat(app.kubectl().must("get", "pod", pod, "--output=" + CONTAINERS))
                .as("the same containers")
                .isEqualTo(containers);
        String live = app.untilNoLineIsMissing(pod);
        assertThat(live).startsWith(Token.version(3));
        assertThat(Lines.of(live).count(pod)).isGreaterThan(linesBefore);
    }
}
