package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The volume is full while the Secret changes: the sidecar goes on trying, and the init container is started again. */
@EndToEnd
@Restricted
class VolumeFullClusterIT {
    @Test
    void nothingIsTornAndItHealsWhenThereIsRoomAgain(Cluster cluster, LabNamespace namespace) throws Exception {
        Node node = Node.of(cluster);
        String name = "full-" + Long.toString(System.nanoTime(), 36);
        String folder = node.memory(name, "256k");
        try {
            TokenApp app = TokenApp.in(cluster, namespace);
            app.kubectl().apply(volume(name, folder) + "---\n" + Token.claim("small", "ReadWriteMany", name));
            Manifest manifest = app.manifest("sidecar.yaml").claim("small").running(Lines.WRITER);
            app.deployed(Token.version(1), manifest);
            String pod = app.pod();
            app.until(pod, Lines.BEGUN);
            String before = app.untilNoLineIsMissing(pod);
            assertThat(app.inside(pod, "cat /dev/zero 2>&1 >/writable-tokens/filler; true"))
                    .as("a real ENOSPC, seen by the application")
                    .contains("No space left on device");

            app.deliver(Token.version(2));
            app.untilStatus(pod, "\"TargetFull\"");
            assertThat(app.live(pod)).isEqualTo(before);

            app.inside(pod, "rm /writable-tokens/filler");
            app.untilVersion(pod, 2);
            String merged = before.replace(Token.version(1), Token.version(2));
            assertThat(app.live(pod)).isEqualTo(merged);
            app.untilStatus(pod, "\"reasons\":[]}");

            app.inside(pod, "cat /dev/zero >/writable-tokens/filler 2>/dev/null; true");
            app.secret(Token.version(3));
            app.kubectl().must("delete", "pod", pod);
            String ended = "jsonpath={.status.initContainerStatuses[0].lastState.terminated.exitCode}";
            app.kubectl().must(TokenApp.LONG, "wait", "pod", "--all", "--for=" + ended + "=1", "--timeout=80s");
            assertThat(app.message(app.pod()).toString()).contains("TargetFull", "\"good\":1");
            assertThat(node.run("cat " + folder + "/license.token")).isEqualTo(merged);
            node.run("rm " + folder + "/filler");
            app.rolledOut();
            assertThat(app.live(app.pod())).startsWith(Token.version(3));

            app.kubectl().must("delete", "deployment,pods", "--all");
            cluster.kubectl().must("delete", "persistentvolume", name, "--wait=false");
        } finally {
            node.memory(name, "off");
        }
    }

    private static String volume(String name, String folder) {
        return "apiVersion: v1\nkind: PersistentVolume\nmetadata:\n  name: " + name + "\nspec:\n"
                + "  accessModes: [ReadWriteMany]\n"
                + "  capacity: {storage: 10Mi}\n"
                + "  storageClassName: " + name + "\n"
                + "  hostPath: {path: " + folder + "}\n";
    }
}
