package dev.tokenkeeper.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.validation.CommandRunner;
import dev.tokenkeeper.validation.CommandRunner.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validation commands as processes. */
class ProcessCommandsTest {
    private static final Content LARGE = Content.copyOf(new byte[1 << 20]);

    private final ProcessCommands commands = new ProcessCommands(Duration.ofSeconds(60));

    @TempDir
    private Path folder;

    @Test
    void theExitStatusIsTheVerdict() {
        assertThat(commands.run(List.of("true"), Content.EMPTY)).isEqualTo(new CommandRunner.Passed());
        assertThat(commands.run(List.of("sh", "-c", "exit 7"), Content.EMPTY)).isEqualTo(new CommandRunner.Failed(7));
        assertThat(commands.run(List.of("/no/such/program"), Content.EMPTY)).isEqualTo(new CommandRunner.NotRunnable());
    }

    @Test
    void theContentIsOnStandardInputWhole() throws Exception {
        Path seen = folder.resolve("seen");
        Content content = Content.copyOf("a\n\u00e9".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertThat(commands.run(List.of("sh", "-c", "cat >\"$0\"", seen.toString()), content))
                .isEqualTo(new CommandRunner.Passed());
        assertThat(Files.readAllBytes(seen)).isEqualTo(content.bytes());
    }

    @Test
    void oneThatReadsNothingIsNotWaitedFor() {
        assertThat(commands.run(List.of("true"), LARGE)).isEqualTo(new CommandRunner.Passed());
    }

    @Test
    void oneThatTakesTooLongIsKilledWithWhatItStarted() throws Exception {
        Path alive = folder.resolve("alive");
        Verdict verdict = new ProcessCommands(Duration.ofMillis(500))
                .run(List.of("sh", "-c", "(sleep 2; echo >\"$0\") & sleep 60", alive.toString()), LARGE);
        assertThat(verdict).isEqualTo(new CommandRunner.TimedOut());
        Thread.sleep(2500);
        assertThat(alive).doesNotExist();
    }
}
