package dev.tokenkeeper.acceptance.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabIT {
    private static final int WIDTH = 80;

    @Test
    void everyProofHoldsAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Running lab = Program.start(folder, Map.of("TMPDIR", temporary.toString()), List.of("lab"));
        int exit = lab.await();
        String out = lab.out();
        assertThat(out).doesNotContain(" FAIL ").contains(" proofs held");
        assertThat(exit).isZero();
        assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void onSomebodysClusterTheImageHasToBeNamed(@TempDir Path folder) throws Exception {
        Running lab = Program.start(folder, "lab", "--cluster", "--kubeconfig=" + folder.resolve("none"));
        assertThat(lab.await()).isEqualTo(2);
        assertThat(lab.err()).contains("--image").contains("cannot load images").contains("Next: ");
        assertThat(lab.out()).isEmpty();
    }

    @Test
    void aClusterThatDoesNotAnswerIsToldWithWhatToType(@TempDir Path folder) throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: none, context: {cluster: none}}]
                current-context: none
                """);
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Running lab = Program.start(
                folder,
                Map.of("TMPDIR", temporary.toString()),
                List.of("lab", "--cluster", "--kubeconfig=" + kubeconfig, "--image=any:1"));
        assertThat(lab.await()).isEqualTo(1);
        assertThat(lab.err()).contains("LabStopped: ").contains("Next: ");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }
}
