package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The image and the state on the volume are of different releases. */
@EndToEnd
@Restricted
class OtherVersionClusterIT {
    private static final String STATE = "/writable-tokens/.tokenkeeper/default/";

    /** What release 0.1.0 left after a first delivery of version 1; its inodes are those of another volume. */
    private static final String HEADER_OF_0_1_0 =
            "{\"version\":1,\"number\":1,\"kind\":\"Publish\",\"cause\":\"First\","
                    + "\"inode\":4711,\"files\":[{\"path\":\"license.token\",\"format\":\"license-text\","
                    + "\"base\":[0,SIZE],\"published\":[0,SIZE],\"replaced\":null,\"late\":null,\"outgoing\":"
                    + "{\"nonce\":\"0a1b2c3d\",\"inode\":4712,\"mode\":\"664\",\"uid\":null,\"gid\":null},"
                    + "\"conflicts\":[],\"writeBacks\":0}]}\n";

    @Test
    void anImageThatIsOlderThanTheStateTouchesNothingAndSaysSo(Cluster cluster, LabNamespace namespace)
            throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("deployment-token-app.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);
        String generation = app.inside(pod, "cat " + STATE + "00000001");
        String newer = sealed(generation
                .substring(0, generation.length() - 9)
                .replaceFirst("\\{\"version\":1,", "{\"version\":2,\"more\":true,"));
        write(app, pod, STATE + "00000001", newer);
        String live = app.untilNoLineIsMissing(pod);
        app.secret(Token.version(2));

        app.kubectl().must("rollout", "restart", "deployment/token-app");
        String ended = "jsonpath={.status.initContainerStatuses[0].lastState.terminated.exitCode}";
        app.kubectl()
                .must(
                        TokenApp.LONG,
                        "wait",
                        "pod",
                        "--all",
                        "--for=" + ended + "=5",
                        "--timeout=60s",
                        "--field-selector=status.phase=Pending");
        String refused = app.pods().getLast();
        assertThat(app.message(refused).toString()).contains("StateNewer");
        assertThat(app.live(pod)).as("the old pod runs on with its token").isEqualTo(live);
        assertThat(app.inside(pod, "cat " + STATE + "00000001")).isEqualTo(newer);

        write(app, pod, STATE + "00000001", generation);
        app.rolledOut();
        assertThat(app.live(app.pod())).as("with the newer image again").startsWith(Token.version(2));
    }

    @Test
    void anImageThatIsNewerThanTheStateReadsIt(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("deployment-token-app.yaml").running(Lines.WRITER));
        String pod = app.pod();
        String old =
                HEADER_OF_0_1_0.replace("SIZE", String.valueOf(Token.version(1).length()));
        app.inside(pod, Lines.ENOUGH + "; rm -r /writable-tokens/.tokenkeeper; mkdir -p " + STATE);
        write(app, pod, STATE + "00000001", sealed(old + Token.version(1)));
        write(app, pod, "/writable-tokens/license.token", Token.version(1) + "# edited by the application\n");
        app.secret(Token.version(2));

        String next = app.replace(pod);

        assertThat(app.live(next)).isEqualTo(Token.version(2) + "# edited by the application\n");
        JsonNode file = app.message(next).path("files").path(0);
        assertThat(file.path("state").asText()).isEqualTo("BothChanged");
        assertThat(file.path("result").asText()).isEqualTo("Merged");
        assertThat(file.path("conflicts")).isEmpty();
    }

    private static void write(TokenApp app, String pod, String file, String text) {
        app.kubectl()
                .feed(text, "exec", "-i", pod, "-c", "token-app", "--", "sh", "-c", "cat >" + file)
                .orFail("writing " + file);
    }

    /** With the checksum that each release ends the file with. */
    private static String sealed(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return text + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
    }
}
