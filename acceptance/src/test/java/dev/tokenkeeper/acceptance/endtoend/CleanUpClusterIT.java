package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users clean up as they made it: with {@code kubectl delete}. */
@EndToEnd
@Restricted
class CleanUpClusterIT {
    @Test
    void nothingIsLeftNeitherClaimNorVolumeNorMountNorProcess(Cluster cluster, LabNamespace namespace)
            throws Exception {
        Node node = Node.of(cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);
        String uid = app.kubectl().must("get", "pod", pod, "--output=jsonpath={.metadata.uid}");
        String volume = app.kubectl().must("get", "pvc", "--output=jsonpath={.items[0].spec.volumeName}");
        String folder = cluster.kubectl().must("get", "pv", volume, "--output=jsonpath={.spec.hostPath.path}");
        assertThat(left(node, uid, folder)).as("what this test can see").hasSize(4);

        app.kubectl().must("delete", "deployment,secret,pvc", "--all");

        Patience.until(TokenApp.LONG, "nothing left", () -> {
            Thread.sleep(500);
            return left(node, uid, folder).isEmpty();
        });
        assertThat(app.kubectl().must("get", "deployments,replicasets,pods,secrets,pvc", "--output=name"))
                .isEmpty();
        assertThat(cluster.kubectl().run("get", "pv", volume).err()).contains("not found");
    }

    /** Of a pod and its volume: a mount, a process, a log, a folder with a file in it; each that is there. */
    private static List<String> left(Node node, String uid, String folder) {
        return node.run("grep -q " + uid + " /proc/self/mountinfo && echo mount;"
                        + "grep -q -s " + uid + " /proc/[0-9]*/cgroup && echo process;"
                        + "ls -d /var/log/pods/*" + uid + "* >/dev/null 2>&1 && echo log;"
                        + "[ -e " + folder + " ] && echo folder; true")
                .lines()
                .toList();
    }
}
