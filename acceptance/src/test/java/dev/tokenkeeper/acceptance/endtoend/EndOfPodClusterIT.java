package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod's end takes the application's own time, here two seconds, and next to nothing of ours. */
@EndToEnd
@Restricted
class EndOfPodClusterIT {
    private static final Duration OURS = Duration.ofSeconds(1);
    /** The log's line may be stamped a little after the process has gone. */
    private static final Duration CLOCKS = Duration.ofMillis(100);

    private static final int STATUS = 7;
    private static final String APPLICATION = """
            trap 'sleep 2; echo "the application ends"; exit 7' TERM
            echo "the application begins"
            while :; do sleep 1000 & wait $!; done
            """;

    @TempDir
    Path folder;

    @Test
    void theSidecarEndsRightAfterTheApplication(Cluster cluster, LabNamespace namespace) throws Exception {
        Node node = Node.of(cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        app.deployed(Token.version(1), app.manifest("sidecar.yaml").running(APPLICATION));
        try (ContainerEnds ends = ContainerEnds.on(node, folder)) {
            JsonNode pod = app.kubectl().json("get", "pod", app.pod());
            delete(app, pod);

            String application = ContainerEnds.container(pod, "token-app");
            Duration after =
                    Duration.between(ends.of(application), ends.of(ContainerEnds.container(pod, "tokenkeeper")));

            System.out.println("sidecar: ended " + after.toMillis() + " ms after the application");
            assertThat(after).isBetween(CLOCKS.negated(), OURS);
            assertThat(ends.status(application)).isEqualTo(STATUS);
            assertThat(ends.status(ContainerEnds.container(pod, "tokenkeeper"))).isZero();
        }
    }

    @Test
    void aSupervisedApplicationsContainerEndsRightAfterIt(Cluster cluster, LabNamespace namespace) throws Exception {
        endsRightAfter("--supervise", cluster, namespace);
    }

    @Test
    void withExecTheContainerEndsWithTheApplication(Cluster cluster, LabNamespace namespace) throws Exception {
        endsRightAfter("--name=default", cluster, namespace);
    }

    private void endsRightAfter(String argument, Cluster cluster, LabNamespace namespace) throws Exception {
        Node node = Node.of(cluster);
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest =
                app.manifest("exec.yaml").argument("token-app", argument).running(APPLICATION);
        app.deployed(Token.version(1), manifest);
        JsonNode pod = app.kubectl().json("get", "pod", app.pod());
        String name = pod.path("metadata").path("name").asText();
        Path log = folder.resolve("log");
        Process follower = app.kubectl().start(log, "logs", "--follow", "--timestamps", name);
        try (ContainerEnds ends = ContainerEnds.on(node, folder)) {
            Patience.until(TokenApp.LONG, "the first words", () -> said(log, "begins") != null);
            delete(app, pod);

            String container = ContainerEnds.container(pod, "token-app");
            Instant end = ends.of(container);
            Patience.until(TokenApp.LONG, "the last words", () -> said(log, "ends") != null);
            Duration after = Duration.between(said(log, "ends"), end);

            System.out.println("exec " + argument + ": ended " + after.toMillis() + " ms after the application");
            assertThat(after).isBetween(CLOCKS.negated(), OURS);
            assertThat(ends.status(container)).isEqualTo(STATUS);
            String uid = pod.path("metadata").path("uid").asText();
            Patience.until(
                    TokenApp.LONG,
                    "no process of the pod",
                    () -> node.run("sleep 0.2; grep -l -s " + uid + " /proc/[0-9]*/cgroup; true")
                            .isEmpty());
        } finally {
            follower.destroy();
        }
    }

    private static void delete(TokenApp app, JsonNode pod) {
        app.kubectl().must("delete", "pod", pod.path("metadata").path("name").asText(), "--wait=false");
    }

    /** When the application said so. */
    private static Instant said(Path log, String what) throws Exception {
        Thread.sleep(20);
        return Files.readString(log)
                .lines()
                .filter(line -> line.endsWith("the application " + what))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                .findFirst()
                .orElse(null);
    }
}
