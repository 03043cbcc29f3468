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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labs of single uses, as a stranger runs them. */
final class UsesIT {
    private static final int WIDTH = 80;

    @ParameterizedTest
    @ValueSource(strings = {"licence", "oauth", "certificates", "migration", "cache"})
    void everyProofHoldsAndNothingIsLeftBehind(String use, @TempDir Path folder) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Running lab = Program.start(folder, Map.of("TMPDIR", temporary.toString()), List.of("lab", use));
        int exit = lab.await();
        String out = lab.out();
        assertThat(out).doesNotContain(" FAIL ").contains(" proofs held");
        assertThat(exit).as(out).isZero();
        assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anUnknownUseIsToldWithThoseThatThereAre(@TempDir Path folder) throws Exception {
        Running lab = Program.start(folder, "lab", "nothing-like-that");
        assertThat(lab.await()).isEqualTo(2);
        assertThat(lab.err()).contains("licence, oauth");
        assertThat(lab.out()).isEmpty();
    }
}
