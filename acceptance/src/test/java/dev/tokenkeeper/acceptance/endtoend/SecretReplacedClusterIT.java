package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The Secret is not changed but goes, and another one comes. */
@EndToEnd
@Restricted
class SecretReplacedClusterIT {
    @Test
    void anImmutableSecretIsReplacedByOneOfAnotherName(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml").running(Lines.WRITER);
        manifest.secret("software-token-1");
        app.kubectl().apply(Token.secret("software-token-1", Token.version(1)) + "immutable: true\n");
        app.deployed(Token.version(0), manifest);
        String old = app.pod();
        app.until(old, Lines.BEGUN);
        Answer refused = app.kubectl()
                .feed(Token.secret("software-token-1", Token.version(2)) + "immutable: true\n", "apply", "-f", "-");
        assertThat(refused.all()).contains("immutable");

        app.kubectl().apply(Token.secret("software-token-2", Token.version(2)) + "immutable: true\n");
        app.kubectl().apply(manifest.secret("software-token-2").text());
        app.rolledOut();

        String now = app.pod();
        String live = app.untilNoLineIsMissing(now);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).contains(old);
    }

    @Test
    void aSecretThatIsDeletedAndMadeAgainArrives(Cluster cluster, LabNamespace namespace) throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        app.kubectl().must("delete", "secret", "software-token");
        app.refresh("--all");
        Thread.sleep(2_000);
        assertThat(app.live(pod)).startsWith(Token.version(1));

        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);
        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
        assertThat(app.pod()).as("the same pod").isEqualTo(pod);
    }

    /** Kubernetes empties the mount of an optional Secret that has gone. */
    @Test
    void aSecretThatHasGoneFromTheMountIsNotReadyAndNeverADeletion(Cluster cluster, LabNamespace namespace)
            throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml").applicationSeesSource().running(Lines.WRITER);
        manifest.volume("readonly-token-volume").withObjectProperty("secret").put("optional", true);
        app.deployed(Token.version(1), manifest);
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        app.kubectl().must("delete", "secret", "software-token");
        app.refresh("--all");
        app.until(pod, "[ ! -e /readonly-tokens/license.token ]");
        app.untilStatus(pod, "\"KeyNotReady\"");
        assertThat(app.live(pod)).startsWith(Token.version(1));
        String next = app.replace(pod);
        assertThat(app.message(next).toString()).contains("KeyNotReady");

        app.deliver(Token.version(2));
        app.untilVersion(next, 2);
        String live = app.untilNoLineIsMissing(next);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).contains(pod, next);
        assertThat(app.status(next).toString()).doesNotContain("KeyNotReady");
    }
}
