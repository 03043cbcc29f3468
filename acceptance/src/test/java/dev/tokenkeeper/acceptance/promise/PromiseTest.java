package dev.tokenkeeper.acceptance.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.publish.Recovery;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.HeldFile;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.RealDisk;
import dev.tokenkeeper.volume.StateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises that {@code acceptance/planted} breaks one at a time. */
final class PromiseTest {
    private static final int STATES = 256;
    private static final long SEED = Long.getLong("tokenkeeper.seed", 1);

    private static final String FIRST = "SOFTWARE_LICENSE_V1\nExpiry: 2024-12-31\nCounter: 3\n";
    private static final String RENEWED = FIRST.replace("2024-12-31", "2026-06-30");
    private static final String KEY = "license.token";
    private static final String LIVE = "/target/" + KEY;

    private final Volume volume = Volume.IN_MEMORY;

    @Test
    void aPowerCutAtAnyStepLeavesAWholeToken() {
        MemoryDisk before = editedThenRenewed();
        String old = before.text(LIVE);
        MemoryDisk undisturbed = before.copy();
        volume.init(undisturbed);
        String merged = undisturbed.text(LIVE);
        assertThat(merged).isNotEqualTo(old);
        int steps = 0;
        for (boolean finished = false; !finished; steps++) {
            CrashDisk disk = CrashDisk.on(before.copy()).stopBefore(steps + 1);
            finished = !crashes(disk);
            for (MemoryDisk found : disk.afterCrash(STATES, SEED)) {
                assertThat(found.text(LIVE))
                        .as("after a power cut before step %s (seed %s)", steps + 1, SEED)
                        .isIn(old, merged);
            }
        }
        assertThat(steps).isGreaterThan(10);
    }

    @Test
    void theBaseIsTheSourceAsDelivered() throws Exception {
        MemoryDisk disk = editedThenRenewed();
        volume.init(disk);
        Entry entry = newest(disk).entry(KEY);
        assertThat(entry).isNotNull();
        assertThat(entry.base()).isEqualTo(content(RENEWED));
    }

    @Test
    void bothSidesAreInTheResult() {
        MergeOutcome outcome = Merge.run(new MergeInput(
                content("{\"a\":1,\"b\":2}"),
                content("{\"a\":3,\"b\":2}"),
                content("{\"a\":1,\"b\":4}"),
                Format.JSON,
                MergePolicy.DEFAULT));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MergeOutcome.Merged.class,
                        merged -> assertThat(merged.content()).isEqualTo(content("{\"a\":3,\"b\":4}")));
    }

    @Test
    void aCommitIsDecidedByTheInode() throws Exception {
        MemoryDisk before = editedThenRenewed();
        CrashDisk whole = CrashDisk.killOnly(before.copy());
        volume.init(whole);
        int exchanged = 0;
        List<CrashDisk.Step> steps = whole.steps();
        while (!steps.get(exchanged).name().startsWith("exchange ")
                || !steps.get(exchanged).name().contains(KEY)) {
            exchanged++;
        }
        CrashDisk killed = CrashDisk.killOnly(before.copy()).stopBefore(exchanged + 2);
        assertThat(crashes(killed)).as("killed right behind the exchange").isTrue();
        MemoryDisk found = killed.afterCrash(1, SEED).getFirst();
        int published = newest(found).number();
        StateFolder state = new StateFolder(found, volume.target(), "default", false);
        Generation recovered = new Recovery(found, state, new Generations(found, state))
                .recover()
                .newest();
        assertThat(recovered).isNotNull();
        assertThat(recovered.number()).as("the exchange was the commit").isEqualTo(published);
    }

    @Test
    void anEditIsSeenWhateverItsTime(@TempDir Path folder) throws Exception {
        Volume real = new Volume(
                Files.createDirectory(folder.resolve("source")), Files.createDirectory(folder.resolve("target")));
        Files.writeString(real.source().resolve(KEY), FIRST);
        real.init(RealDisk.create());
        Path live = real.target().resolve(KEY);
        FileTime delivered = Files.getLastModifiedTime(live);
        Files.writeString(live, FIRST.replace("Counter: 3", "Counter: 7"));
        Files.setLastModifiedTime(live, delivered);
        real.init(RealDisk.create());
        StateFolder state = new StateFolder(RealDisk.create(), real.target(), "default", false);
        List<Integer> numbers = new Generations(RealDisk.create(), state).numbers();
        assertThat(numbers).as("the edit has a generation of its own").hasSize(2);
    }

    @Test
    void aWriteIntoTheDisplacedFileComesBack() {
        MemoryDisk disk = Volume.with(KEY, FIRST);
        volume.init(disk);
        try (HeldFile held = disk.hold(LIVE)) {
            disk.put("/source/" + KEY, RENEWED);
            volume.init(disk);
            held.append("# written late\n");
            volume.init(disk);
        }
        assertThat(disk.text(LIVE)).isEqualTo(RENEWED + "# written late\n");
    }

    @Test
    void noValueIsInAnyLine(@TempDir Path folder) throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(source.resolve(KEY), FIRST);
        String printed = printsOfInit(folder, source, target);
        Files.writeString(target.resolve(KEY), FIRST.replace("Counter: 3", "Counter: sentinel-of-ours"));
        Files.writeString(source.resolve(KEY), FIRST.replace("Counter: 3", "Counter: sentinel-of-theirs"));
        printed += printsOfInit(folder, source, target);
        assertThat(printed).contains("Token initialization complete.").doesNotContain("sentinel", "2024-12-31");
    }

    /** What the program prints, as a process of its own. */
    private static String printsOfInit(Path folder, Path source, Path target) throws Exception {
        Path log = Files.createTempFile(folder, "log", "");
        Process init = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tokenkeeper.cli.Tokenkeeper",
                        "init",
                        "--source=" + source,
                        "--target=" + target)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(init.waitFor()).as(() -> "init printed " + log).isZero();
        return Files.readString(log);
    }

    @Test
    void aChangedCommentReachesTheApplication() {
        MergeOutcome outcome = Merge.run(new MergeInput(
                content("# header\n\na=1\n# old words\nb=2\n"),
                content("# header\n\na=3\n# old words\nb=2\n"),
                content("# header\n\na=1\n# new words\nb=2\n"),
                Format.PROPERTIES,
                MergePolicy.DEFAULT));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MergeOutcome.Merged.class,
                        merged -> assertThat(new String(merged.content().bytes(), StandardCharsets.UTF_8))
                                .contains("# new words\nb=2\n")
                                .doesNotContain("# old words"));
    }

    /** Delivered, edited by the application, and then renewed by the source. */
    private MemoryDisk editedThenRenewed() {
        MemoryDisk disk = Volume.with(KEY, FIRST);
        volume.init(disk);
        disk.put(LIVE, FIRST + "MODIFIED_BY_APP: yes\n");
        disk.put("/source/" + KEY, RENEWED);
        return disk;
    }

    private boolean crashes(CrashDisk disk) {
        try {
            volume.init(disk);
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    private Generation newest(MemoryDisk disk) throws Exception {
        StateFolder state = new StateFolder(disk, volume.target(), "default", false);
        Generations generations = new Generations(disk, state);
        List<Integer> numbers = generations.numbers();
        if (numbers.isEmpty()) {
            return fail("there is no generation");
        }
        return generations.read(numbers.getLast());
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
