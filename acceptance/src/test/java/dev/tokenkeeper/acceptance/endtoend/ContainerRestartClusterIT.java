package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The application's container ends by itself and is started again, in the same pod: init containers do not run again. */
@EndToEnd
@Restricted
class ContainerRestartClusterIT {
    private static final String RESTARTS = "jsonpath={.status.containerStatuses[?(@.name=='token-app')].restartCount}";

    @Test
    void theApplicationFindsItsOwnTokenAgain(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        end(app, pod);
        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);

        String live = app.untilNoLineIsMissing(pod);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).containsExactly(pod);
        assertThat(app.pod()).as("the same pod").isEqualTo(pod);
    }

    @Test
    void withExecEachStartOfTheContainerDelivers(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("exec.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);
        app.deliver(Token.version(2));
        app.until(pod, "grep -q '^Version: 2$' /readonly-tokens/license.token");
        assertThat(app.live(pod)).as("exec follows nothing").startsWith(Token.version(1));

        end(app, pod);

        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
        assertThat(app.pod()).as("the same pod").isEqualTo(pod);
    }

    /** Ends the application, and waits until its next life has begun. */
    private static void end(TokenApp app, String pod) {
        // The container may be gone before this answers.
        app.kubectl().shell(pod, "token-app", "rm /writable-tokens/written-$HOSTNAME; kill 1");
        app.kubectl().must(TokenApp.LONG, "wait", "pod/" + pod, "--for=" + RESTARTS + "=1", "--timeout=60s");
        app.kubectl().must(TokenApp.LONG, "wait", "pod/" + pod, "--for=condition=Ready", "--timeout=60s");
        app.until(pod, Lines.BEGUN);
    }
}
