package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import dev.tokenkeeper.acceptance.workload.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/migration.yaml}: static, then managed by one command, then static again, and managed once more. */
@EndToEnd
@Restricted
class MigrationUseClusterIT {
    @TempDir
    Path folder;

    @Test
    void aConfigMapBecomesAWritableFileAndBack(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        String plain = cluster.example("migration.yaml");
        assertThat(started(kubectl, plain)).contains("cannot write its configuration", "relay: schema 1");

        String injected = run(
                cluster,
                "inject",
                plain,
                "--claim=relay-config",
                "--file=relay.yaml",
                "--mode=0664",
                "--image=" + cluster.image());
        assertThat(started(kubectl, injected)).contains("relay: schema 2").doesNotContain("cannot write");
        String migrated = live(kubectl);
        assertThat(migrated)
                .startsWith("# Configuration of the relay\nschema: 2\nserver:\n  port: 8080\n")
                .contains("logging:\n  level: info\n", "\ninstance: relay-")
                .doesNotContain("log_level", "host:");

        String grown = injected.replace("requests: 100 ", "requests: 250 ")
                .replace("  - search\n", "  - search\n      - export\n");
        kubectl.apply(grown);
        kubectl.must(TokenApp.LONG, "delete", "pod", "--selector=app=relay");
        assertThat(started(kubectl, grown)).contains("relay: schema 2");
        assertThat(live(kubectl))
                .isEqualTo(migrated.replace("requests: 100 ", "requests: 250 ")
                        .replace("  - search\n", "  - search\n  - export\n"));

        String undone = run(cluster, "uninject", injected);
        assertThat(undone).isEqualTo(plain);
        assertThat(started(kubectl, undone)).contains("cannot write its configuration", "relay: schema 1");

        assertThat(started(kubectl, injected)).contains("relay: schema 2");
        assertThat(live(kubectl)).as("the claim kept the application's own").isEqualTo(migrated);
    }

    private String run(Cluster cluster, String verb, String manifest, String... flags) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "relay", ".yaml"), manifest);
        List<String> words = new ArrayList<>(List.of(verb, "-f", file.toString()));
        words.addAll(List.of(flags));
        return new Program(cluster)
                .run(words.toArray(new String[0]))
                .orFail(verb)
                .out();
    }

    /** Applies the manifest, waits for its pod, and returns what the application says at its start. */
    private static String started(Kubectl kubectl, String manifest) throws Exception {
        assertThat(kubectl.apply(manifest)).doesNotContainIgnoringCase("warning");
        kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/relay", "--timeout=80s");
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        String said = "";
        while (!said.contains("relay: schema ") && System.nanoTime() < latest) {
            said = kubectl.run("logs", "deployment/relay", "-c", "relay").out();
            Thread.sleep(100);
        }
        return said;
    }

    private static String live(Kubectl kubectl) {
        return kubectl.shell("deployment/relay", "relay", "cat /etc/relay/relay.yaml")
                .orFail("the live file")
                .out();
    }
}
