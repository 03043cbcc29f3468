package dev.tokenkeeper.acceptance.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.InCluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each manifest of {@code deploy/}, and each that inject writes, runs where the restricted profile is enforced. */
@ExtendWith(InCluster.class)
@Restricted
final class ManifestsClusterIT {
    private static final String PLAIN = "cases/inject/as-init/in.yaml";
    private static final String TOKEN = "/writable-tokens/license.token";

    @ParameterizedTest
    @ValueSource(strings = {"deployment-token-app", "sidecar", "exec", "created-once", "validated"})
    void ofTheSecret(String name, Cluster cluster, LabNamespace namespace) {
        String all = cluster.manifest("secret-software-token.yaml") + "---\n" + cluster.manifest(name + ".yaml");
        delivers(cluster, namespace, all, "SOFTWARE_LICENSE_V1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configmap", "sensitive"})
    void withASourceOfItsOwn(String name, Cluster cluster, LabNamespace namespace) {
        delivers(cluster, namespace, cluster.manifest(name + ".yaml"), "Product: Enterprise Application");
    }

    @Test
    void execInAnImageOfAnotherLibc(Cluster cluster, LabNamespace namespace) {
        assumeTrue(cluster.isOwn(), "the musl image is in our own cluster only");
        String all = cluster.manifest("secret-software-token.yaml") + "---\n"
                + cluster.manifest("exec.yaml").replace("busybox:1.37.0", "tokenkeeper-test/musl:1");
        delivers(cluster, namespace, all, "SOFTWARE_LICENSE_V1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "sidecar", "exec"})
    void asInjectWritesThem(String way, Cluster cluster, LabNamespace namespace) {
        String injected = new Program(cluster)
                .run(
                        "inject",
                        "-f",
                        PLAIN,
                        "--as=" + way,
                        "--claim=token-storage-pvc",
                        "--file=license.token",
                        "--mode=0664",
                        "--image=" + cluster.image())
                .orFail("inject")
                .out();
        String all = cluster.manifest("secret-software-token.yaml") + "---\n" + injected;
        delivers(cluster, namespace, all, "SOFTWARE_LICENSE_V1");
    }

    /** The application starts without a complaint of the server, has the token, and may write it. */
    private static void delivers(Cluster cluster, LabNamespace namespace, String manifests, String line) {
        Kubectl kubectl = namespace.kubectl();
        String said = kubectl.apply(cluster.manifest("pvc-token-storage.yaml") + "---\n" + manifests);
        assertThat(said).doesNotContainIgnoringCase("warning");
        kubectl.must(Duration.ofMinutes(3), "rollout", "status", "deployment/token-app", "--timeout=170s");
        String app = "deployment/token-app";
        // A container that runs exec counts as ready while it delivers.
        String there = "n=0; until [ -s " + TOKEN + " ] || [ $n = 120 ]; do n=$((n + 1)); sleep 0.5; done; ";
        assertThat(kubectl.shell(app, "token-app", there + "grep '" + line + "' " + TOKEN)
                        .orFail("the token")
                        .out())
                .contains(line);
        kubectl.shell(app, "token-app", "echo EDIT >> " + TOKEN + " && grep EDIT " + TOKEN)
                .orFail("an edit of the application");
        assertThat(new Program(cluster)
                        .run("doctor", app, "-n", namespace.name())
                        .orFail("doctor")
                        .out())
                .contains("on claim token-storage-pvc")
                .doesNotContain("PROBLEM");
    }
}
