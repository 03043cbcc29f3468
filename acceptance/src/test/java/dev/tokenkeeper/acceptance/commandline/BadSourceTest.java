package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bad source never touches a good live file; without one it is exit 4, and the reason says which of the ways it is bad. */
class BadSourceTest {
    private static final String KEY = "app.json";
    private static final String GOOD = "{\"product\": \"app\"}\n";

    @TempDir
    private Path folder;

    /** Ways in which a source can be bad, and the reason that is told. */
    enum Way {
        MISSING_FOLDER("SourceFolderMissing"),
        MISSING_KEY("KeyNotReady"),
        EMPTY("SourceEmpty"),
        HALF_A_JSON("SourceUnparsable"),
        INVALID("SourceInvalid"),
        LINK_LOOP("SourceNotRegular"),
        FIFO("SourceNotRegular"),
        TOO_LARGE("SourceTooLarge");

        private final String reason;

        Way(String reason) {
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void isRefused(Way way) throws Exception {
        Pod fresh = new Pod(Files.createDirectory(folder.resolve("fresh")));
        makeBad(fresh, way);
        Ran first = init(fresh);
        assertThat(first.exit()).as("no live file: " + first).isEqualTo(4);
        assertThat(first.err()).startsWith("tokenkeeper: " + way.reason).contains("Next: ");
        assertThat(first.out()).doesNotContain("Token initialized", "complete");
        assertThat(fresh.volume().resolve(KEY)).doesNotExist();

        Pod pod = new Pod(Files.createDirectory(folder.resolve("old")));
        pod.mount(Map.of(KEY, GOOD));
        assertThat(init(pod).exit()).isZero();
        String before = Pod.look(pod.volume().resolve(KEY));
        makeBad(pod, way);
        Ran kept = init(pod, "--report=" + folder.resolve("report"));
        assertThat(kept.exit()).as("a good live file: " + kept).isZero();
        assertThat(kept.err()).startsWith("tokenkeeper: " + way.reason);
        assertThat(Files.readString(folder.resolve("report"))).contains("\"code\":\"" + way.reason + "\"");
        assertThat(init(pod, "--strict").exit()).as("strict").isEqualTo(4);
        assertThat(Pod.look(pod.volume().resolve(KEY))).isEqualTo(before);
    }

    /** Root reads everything, so root tries as somebody else. */
    @Test
    void anUnreadableOneIsRefusedToo() throws Exception {
        Pod pod = new Pod(folder);
        pod.mount(Map.of(KEY, GOOD));
        assertThat(pod.command(List.of("chmod", "-R", "a+rwX", folder.toString()))
                        .exit())
                .isZero();
        Ran good = initAsSomebody(pod);
        assumeTrue(good.exit() == 0, "this machine cannot start the program as another user");
        String before = Pod.look(pod.volume().resolve(KEY));
        pod.mount(Map.of(KEY, GOOD.replace("app", "new")));
        Files.setPosixFilePermissions(pod.secret().resolve(KEY).toRealPath(), Set.of());

        Ran kept = initAsSomebody(pod);

        assertThat(kept.exit()).as(kept.toString()).isZero();
        assertThat(kept.err()).startsWith("tokenkeeper: SourceUnreadable");
        assertThat(initAsSomebody(pod, "--strict").exit()).isEqualTo(4);
        assertThat(Pod.look(pod.volume().resolve(KEY))).isEqualTo(before);
        Ran none = initAsSomebody(pod, "--name=other", "--file=" + KEY + ":elsewhere");
        assertThat(none.exit()).as(none.toString()).isEqualTo(4);
    }

    private static Ran initAsSomebody(Pod pod, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        List<String> words = new ArrayList<>(List.of("init", "--source=" + pod.secret(), "--target=" + pod.volume()));
        words.addAll(List.of(more));
        if (more.length < 2) {
            words.add("--file=" + KEY);
        }
        command.addAll(Pod.java(words));
        return pod.command(command);
    }

    @Test
    void waitTakesASourceThatComesLate() throws Exception {
        Pod pod = new Pod(folder);
        Thread kubelet = new Thread(() -> mountLater(pod));
        kubelet.start();

        Ran ran = init(pod, "--wait=60s");

        kubelet.join();
        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(Files.readString(pod.volume().resolve(KEY))).isEqualTo(GOOD);
    }

    @Test
    void waitEnds() throws Exception {
        Pod pod = new Pod(folder);
        assertThat(init(pod, "--wait=300ms").exit()).isEqualTo(4);
    }

    private static void mountLater(Pod pod) {
        try {
            Thread.sleep(1500);
            pod.mount(Map.of(KEY, GOOD));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ran init(Pod pod, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "init",
                "--source=" + pod.secret(),
                "--target=" + pod.volume(),
                "--file=" + KEY,
                "--validate=contains:product"));
        words.addAll(List.of(more));
        return pod.run(words);
    }

    private static void makeBad(Pod pod, Way way) throws IOException, InterruptedException {
        Path key = pod.secret().resolve(KEY);
        switch (way) {
            case MISSING_FOLDER -> Files.move(pod.secret(), pod.folder().resolve("away"));
            case MISSING_KEY -> pod.mount(Map.of("other", GOOD));
            case EMPTY -> pod.mount(Map.of(KEY, ""));
            case HALF_A_JSON -> pod.mount(Map.of(KEY, "{\"product\": \"ap"));
            case INVALID -> pod.mount(Map.of(KEY, "{\"other\": 1}"));
            case TOO_LARGE -> pod.mount(Map.of(KEY, "{\"product\": \"" + "x".repeat(20 << 20) + "\"}"));
            case LINK_LOOP -> {
                pod.mount(Map.of(KEY, GOOD));
                Path real = key.toRealPath();
                Files.delete(real);
                Files.createSymbolicLink(real, Path.of(KEY));
            }
            case FIFO -> {
                pod.mount(Map.of(KEY, GOOD));
                Path real = key.toRealPath();
                Files.delete(real);
                assertThat(pod.command(List.of("mkfifo", real.toString())).exit())
                        .isZero();
            }
        }
    }
}
