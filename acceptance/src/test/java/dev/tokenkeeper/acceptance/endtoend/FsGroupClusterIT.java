package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/**
 * A volume of root's, which the kubelet opens to the pod's fsGroup. It does so on local volumes, and not on hostPath ones,
 * which most small clusters have: so it is asserted first that it did.
 */
@EndToEnd
@Restricted
class FsGroupClusterIT {
    private static final String FOLDER = "stat -c '%u:%g %a' /writable-tokens";
    private static final String FILE = "stat -c '%u:%g %a' \"$LICENSE_PATH\"";

    @Test
    void onAVolumeOfRootsTheGroupIsEnoughAndAPrivateTokenStaysPrivate(Cluster cluster, LabNamespace namespace)
            throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.kubectl().apply(Token.claim("local", "ReadWriteOnce", "local"));
        Manifest manifest = manifest(app, "OnRootMismatch");
        app.deployed(Token.version(1), manifest);
        String first = app.pod();
        assertThat(app.inside(first, FOLDER)).as("the kubelet applied fsGroup").isEqualTo("0:4711 2775\n");
        assertThat(app.inside(first, FILE)).isEqualTo("65532:4711 600\n");
        app.until(first, Lines.BEGUN);
        app.secret(Token.version(2));

        String second = app.replace(first);

        assertThat(app.inside(second, FILE)).isEqualTo("65532:4711 600\n");
        assertThat(app.untilNoLineIsMissing(second)).startsWith(Token.version(2));
    }

    @Test
    void whatTheKubeletOpensToTheGroupAtAMountIsClosedAgainByTheInitContainer(Cluster cluster, LabNamespace namespace)
            throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.kubectl().apply(Token.claim("local", "ReadWriteOnce", "local"));
        Manifest manifest = manifest(app, "Always");
        app.deployed(Token.version(1), manifest);
        String first = app.pod();
        app.until(first, Lines.BEGUN);
        // The kubelet applies it for the first pod of a volume on a node only, so the next one comes after the last
        // one.
        app.kubectl().must(TokenApp.LONG, "scale", "deployment/token-app", "--replicas=0", "--timeout=60s");
        app.kubectl().must(TokenApp.LONG, "wait", "--for=delete", "pod/" + first, "--timeout=60s");
        manifest.pod().withArrayProperty("initContainers").insert(0, look(manifest));
        app.kubectl().apply(manifest.text());
        app.rolledOut();

        String second = app.pod();
        assertThat(app.kubectl().must("logs", second, "-c", "look"))
                .as("what the kubelet did before anything of ours ran")
                .isEqualTo("65532:4711 660\n");
        assertThat(app.inside(second, FILE)).endsWith(" 600\n");
        app.untilNoLineIsMissing(second);
    }

    private static Manifest manifest(TokenApp app, String policy) {
        Manifest manifest = app.manifest("sensitive.yaml")
                .secret("software-token")
                .claim("local")
                .running(Lines.WRITER);
        manifest.spec().withObjectProperty("strategy").put("type", "Recreate");
        manifest.user().put("fsGroup", 4711).put("fsGroupChangePolicy", policy);
        return manifest;
    }

    /** The application's container as an init container that tells how the token is before ours runs. */
    private static JsonNode look(Manifest manifest) {
        ObjectNode look = manifest.container("token-app").deepCopy().put("name", "look");
        look.withArrayProperty("args").removeAll().add(FILE.replace("$", "$$"));
        return look;
    }
}
