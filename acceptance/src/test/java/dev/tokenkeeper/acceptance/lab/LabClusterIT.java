package dev.tokenkeeper.acceptance.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.InCluster;
import dev.tokenkeeper.acceptance.pod.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lab on somebody's cluster, which here is the one of the tests. */
@ExtendWith(InCluster.class)
class LabClusterIT {
    private static final int WIDTH = 80;

    @Test
    void everyProofHoldsAndNothingIsLeftBehind(Cluster cluster, @TempDir Path folder) throws Exception {
        List<String> command = Program.command(List.of(
                "lab", "--cluster", "--kubeconfig=" + cluster.kubectl().kubeconfig(), "--image=" + cluster.image()));
        Map<String, String> environment = Map.of("TMPDIR", folder.toString());
        Answer lab = Answer.of(command, cluster.root(), environment, "", Duration.ofMinutes(8));
        assertThat(lab.all()).doesNotContain(" FAIL ").contains(" proofs held");
        assertThat(lab.status()).isZero();
        assertThat(lab.out().lines())
                .filteredOn(line -> !line.contains("KUBECONFIG="))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        assertThat(cluster.kubectl().run("get", "namespace", "test-lab").succeeded())
                .isFalse();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
