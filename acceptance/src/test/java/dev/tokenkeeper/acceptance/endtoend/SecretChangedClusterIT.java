package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The Secret changes while the application runs and edits its token. */
@EndToEnd
@Restricted
class SecretChangedClusterIT {
    @Test
    void theSidecarBringsTheChangeToTheRunningApplication(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(Lines.WRITER));
        String pod = app.pod();
        JsonNode first = app.message(pod).path("files").path(0);
        assertThat(first.path("state").asText()).isEqualTo("First");
        assertThat(first.path("result").asText()).isEqualTo("Delivered");

        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);
        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
        JsonNode last = app.status(pod);
        assertThat(last.path("files").path(0).path("good").asBoolean()).isTrue();
        assertThat(last.path("files").path(0).path("conflicts")).isEmpty();
        assertThat(app.pod()).as("the same pod all the time").isEqualTo(pod);
    }

    @Test
    void withoutASidecarTheChangeComesWithTheNextPod(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("deployment-token-app.yaml").running(Lines.WRITER));
        String before = app.pod();
        app.until(before, Lines.BEGUN);
        app.secret(Token.version(2));

        String after = app.replace(before);

        JsonNode merged = app.message(after).path("files").path(0);
        assertThat(merged.path("state").asText()).isEqualTo("BothChanged");
        assertThat(merged.path("result").asText()).isEqualTo("Merged");
        assertThat(merged.path("fromSource").asInt()).isEqualTo(1);
        String live = app.untilNoLineIsMissing(after);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).contains(before);
    }
}
