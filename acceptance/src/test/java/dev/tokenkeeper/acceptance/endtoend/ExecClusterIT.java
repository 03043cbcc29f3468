package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our program is copied into the application's container, whatever C library that one has, and becomes the application. */
@EndToEnd
@Restricted
class ExecClusterIT {
    /** What runs in the container: the number, the name and the program of each process. */
    private static final String PROCESSES =
            "for p in /proc/[0-9]*; do echo \"${p#/proc/} $(tr '\\0' ' ' <$p/cmdline) $(readlink $p/exe)\"; done";

    @ParameterizedTest
    @ValueSource(strings = {"busybox:1.37.0", "tokenkeeper-test/musl:1"})
    void theApplicationTakesOurPlaceAndNothingOfOursIsLeft(String image, Cluster cluster, LabNamespace namespace)
            throws Exception {
        assumeThere(image, cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(
                Token.version(1),
                app.manifest("exec.yaml").applicationImage(image).running(Lines.WRITER));
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        assertThat(app.live(pod)).startsWith(Token.version(1));
        assertThat(app.inside(pod, PROCESSES).lines())
                .anyMatch(process -> process.startsWith("1 sh "))
                .noneMatch(process -> process.contains("/tokenkeeper/"));
        app.secret(Token.version(2));
        String next = app.replace(pod);
        // Ready is a container that has started; the application itself starts after the delivery.
        app.until(next, Lines.BEGUN);
        String live = app.untilNoLineIsMissing(next);
        assertThat(live).startsWith(Token.version(2));
        assertThat(Lines.of(live).pods()).contains(pod);
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox:1.37.0", "tokenkeeper-test/musl:1"})
    void supervisedTheApplicationSeesChangesWhileItRuns(String image, Cluster cluster, LabNamespace namespace)
            throws Exception {
        assumeThere(image, cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("exec.yaml")
                .applicationImage(image)
                .argument("token-app", "--supervise")
                .running(Lines.WRITER);
        app.deployed(Token.version(1), manifest);
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);

        assertThat(app.inside(pod, PROCESSES).lines())
                .anyMatch(process -> process.startsWith("1 ") && process.contains("/tokenkeeper/"));
        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
    }

    /** The project's own cluster has the image where the machine has musl; other clusters cannot pull it. */
    private static void assumeThere(String image, Cluster cluster) {
        if (image.contains("musl")) {
            assumeThat(Node.of(cluster).ctr("images", "ls", "-q"))
                    .as("the machine has musl")
                    .contains(image);
        }
    }
}
