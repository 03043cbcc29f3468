package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** Somebody saves a Secret that is no token. */
@EndToEnd
@Restricted
class BadSecretClusterIT {
    private static final String RULE = "--validate=contains:SOFTWARE_LICENSE_V1";
    private static final String BAD = "TODO: paste the licence here\n";

    @Test
    void theLastGoodTokenStaysAndTheStatusSaysSo(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml")
                .argument("token-initializer", RULE)
                .argument("tokenkeeper", RULE)
                .running(Lines.WRITER);
        app.deployed(Token.version(1), manifest);
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        app.deliver(BAD);
        app.untilStatus(pod, "\"SourceInvalid\"");
        assertThat(app.live(pod)).startsWith(Token.version(1));

        String next = app.replace(pod);
        JsonNode message = app.message(next);
        assertThat(message.path("summary").path("good").asInt()).isEqualTo(1);
        assertThat(message.toString()).contains("SourceInvalid").doesNotContain("TODO", "paste");
        assertThat(app.live(next)).startsWith(Token.version(1));

        app.deliver(Token.version(2));
        app.untilVersion(next, 2);
        String live = app.untilNoLineIsMissing(next);
        assertThat(live).startsWith(Token.version(2)).doesNotContain("TODO");
        assertThat(Lines.of(live).pods()).contains(pod, next);
        assertThat(app.status(next).toString()).doesNotContain("SourceInvalid");
    }

    @Test
    void theFirstPodWaitsForAGoodOneAndThenStartsByItself(Cluster cluster, LabNamespace namespace) {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.applied(BAD, app.manifest("validated.yaml").running(Lines.WRITER));
        String ended = "jsonpath={.status.initContainerStatuses[0].lastState.terminated.exitCode}";
        app.kubectl()
                .must(
                        TokenApp.LONG,
                        "wait",
                        "pod",
                        "--selector=app=token-app",
                        "--for=" + ended + "=4",
                        "--timeout=80s");
        String pod = app.pod();
        JsonNode message = app.message(pod);
        assertThat(message.path("summary").path("good").asInt()).isZero();
        assertThat(message.toString()).contains("SourceInvalid").doesNotContain("TODO", "paste");

        app.deliver(Token.version(1)).rolledOut();

        assertThat(app.pod()).as("the same pod").isEqualTo(pod);
        assertThat(app.live(pod)).startsWith(Token.version(1));
    }
}
