package dev.tokenkeeper.acceptance.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} lives within the limits of the lab's init container: 64Mi and 100m. */
class LimitsIT {
    private static final String TOKEN = "SOFTWARE_LICENSE_V1\nExpiry: 2024-12-31\nCounter: 3\n";

    private static final int SEED_MIB = 80;
    private static final int SEED_FILES = 500;

    @TempDir
    private Path folder;

    private Cgroup pod;
    private Path source;
    private Path live;

    @BeforeEach
    void makeAPod() throws IOException {
        try {
            pod = Cgroup.ofALabPod();
        } catch (IOException e) {
            abort("this machine lacks control groups that we may make (root is needed): " + e.getMessage());
        }
        source = Files.createDirectories(folder.resolve("source")).resolve("license.token");
        live = Files.createDirectories(folder.resolve("target")).resolve("license.token");
        Files.writeString(source, TOKEN);
    }

    @AfterEach
    void removeThePod() throws IOException {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void firstDeliveryNothingToDoAndMergeFitIn() throws Exception {
        init();
        assertThat(live).hasContent(TOKEN);
        init();
        Files.writeString(live, TOKEN.replace("Counter: 3", "Counter: 7") + "# Last access: now\n");
        Files.writeString(source, TOKEN.replace("2024", "2025"));
        init();

        assertThat(live).hasContent("SOFTWARE_LICENSE_V1\nExpiry: 2025-12-31\nCounter: 7\n# Last access: now\n");
        assertThat(pod.killed()).isZero();
        System.out.println("most memory in use at init: " + pod.mostMemory() / 1024 + " KiB, page cache included");
    }

    /** More than the limit of memory, and many files. The sums alone would take ten seconds of a tenth of a CPU. */
    @Test
    void aFolderLargerThanTheLimitFitsIn() throws Exception {
        byte[] bytes = new byte[1 << 20];
        Files.delete(source);
        for (int i = 0; i < SEED_FILES; i++) {
            Files.write(
                    source.resolveSibling("small" + i), "number %d".formatted(i).getBytes(UTF_8));
        }
        try (OutputStream out = Files.newOutputStream(source.resolveSibling("large"))) {
            for (int i = 0; i < SEED_MIB; i++) {
                out.write(bytes);
            }
        }
        pod.liftCpu();
        init("--layout=generations", "--mode=0664");

        Path copy = live.resolveSibling("current").resolve("large");
        assertThat(Files.mismatch(copy, source.resolveSibling("large"))).isEqualTo(-1);
        assertThat(pod.killed()).isZero();
        System.out.println("most memory in use at a preload of " + SEED_MIB + " MiB: " + pod.mostMemory() / 1024
                + " KiB, page cache included");
    }

    private void init() throws IOException, InterruptedException {
        init("--file=license.token", "--mode=0664");
    }

    private void init(String... flags) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("tokenkeeper.root"));
        Ran ran = pod.run(
                root,
                Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8", "TOKENKEEPER_BUILD", "never"),
                Stream.concat(
                                Stream.of(
                                        root.resolve("tokenkeeper").toString(),
                                        "init",
                                        "--source=" + source.getParent(),
                                        "--target=" + live.getParent()),
                                Stream.of(flags))
                        .toList());
        assertThat(ran.status()).as(ran.err()).isZero();
    }
}
