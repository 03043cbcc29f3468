package dev.tokenkeeper.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.pod.Mount;
import dev.tokenkeeper.acceptance.pod.Patience;
import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import dev.tokenkeeper.acceptance.pod.Volume;
import dev.tokenkeeper.token.Counter;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file contract, by the examples that follow it, beside a watching sidecar while the source changes. */
class ContractIT {
    private static final String KEY = "license.token";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Path EXAMPLES = Path.of(System.getProperty("tokenkeeper.root"), "docs", "examples");

    @TempDir
    Path folder;

    private Mount mount;
    private Volume volume;
    private final List<Running> started = new ArrayList<>();

    @BeforeEach
    void deliver() throws Exception {
        mount = Mount.at(folder.resolve("mount"));
        volume = Volume.at(folder.resolve("volume"), KEY);
        mount.deliver(KEY, token(1));
        List<String> words = List.of(
                "--source",
                mount.folder().toString(),
                "--target",
                volume.folder().toString(),
                "--file",
                KEY);
        List<String> init = new ArrayList<>(List.of("init"));
        init.addAll(words);
        assertThat(started(Program.start(folder, Map.of(), init)).await()).isZero();
        List<String> watch = new ArrayList<>(List.of("watch"));
        watch.addAll(words);
        started(Program.start(folder, Map.of(), watch));
    }

    @AfterEach
    void end() {
        started.forEach(Running::close);
    }

    private static String token(int version) {
        return "Product: App\nVersion: " + version + "\nCounter: 3\n";
    }

    private Running started(Running running) {
        started.add(running);
        return running;
    }

    private Running example(String interpreter, String file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                interpreter, EXAMPLES.resolve(file).toString(), volume.folder().toString(), KEY));
        command.addAll(List.of(arguments));
        return started(Running.start(folder, Map.of(), command));
    }

    @Test
    void twoProcessesInPythonAndOneInJavaCountWithoutLosingOne() throws Exception {
        Counter counter = TokenStore.at(volume.folder()).token(KEY).counter("Counter");
        for (int round = 2; round <= 6; round++) {
            Running one = example("python3", "python/token_file.py", "count", "Counter");
            Running two = example("python3", "python/token_file.py", "count", "Counter");
            mount.deliver(KEY, token(round));
            counter.increment();
            assertThat(one.await()).as(one.err()).isZero();
            assertThat(two.await()).as(two.err()).isZero();
            counter.increment();
        }
        Patience.until(LONG, "the last source", () -> volume.text().contains("Version: 6\n"));
        assertThat(volume.text()).contains("Counter: 23\n");
    }

    @Test
    void aProcessInNodeSavesAndFollowsWhileTheSourceChanges() throws Exception {
        Running follower = example("node", "node/token-file.mjs", "follow", "3");
        Patience.until(LONG, "the first version", () -> follower.out().lines().count() == 1);
        assertThat(example("node", "node/token-file.mjs", "append", "by node").await())
                .isZero();
        Patience.until(LONG, "the second version", () -> follower.out().lines().count() == 2);
        mount.deliver(KEY, token(2));
        Patience.until(LONG, "both sides", () -> volume.text().equals(token(2) + "by node\n"));
        assertThat(follower.await()).isZero();
        Running python = example("python3", "python/token_file.py", "follow", "1");
        assertThat(python.await()).as(python.err()).isZero();
        assertThat(python.out().strip()).isEqualTo(Integer.toString((token(2) + "by node\n").length()));
    }
}
