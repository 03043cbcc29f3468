package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The volume is full while the Secret changes. */
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

            String next = app.replace(pod);
            JsonNode message = app.message(next);
            assertThat(message.path("summary").path("good").asInt()).isEqualTo(1);
            assertThat(message.toString()).contains("TargetFull");
            assertThat(app.live(next)).isEqualTo(before);

            app.inside(next, "rm /writable-tokens/filler");
            app.untilVersion(next, 2);
            assertThat(app.live(next)).isEqualTo(before.replace(Token.version(1), Token.version(2)));
            app.untilStatus(next, "\"good\":true");
            assertThat(app.status(next).toString()).doesNotContain("TargetFull");
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
