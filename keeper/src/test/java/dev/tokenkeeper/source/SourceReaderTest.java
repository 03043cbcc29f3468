package dev.tokenkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.source.SourceReading.Absent;
import dev.tokenkeeper.source.SourceReading.Read;
import dev.tokenkeeper.volume.BetweenCalls;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FaultyDisk;
import dev.tokenkeeper.volume.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceReaderTest {
    private static final int LIMIT = 1000;
    private static final Set<String> ALL = Set.of();

    private final MemoryDisk disk = new MemoryDisk();
    private final Mount mount = new Mount(disk);

    private static SourceReading read(Disk disk, Path source, Set<String> keys) {
        return new SourceReader(disk, source, LIMIT).read(keys);
    }

    private SourceReading read(String... keys) {
        return read(disk, Mount.PATH, Set.of(keys));
    }

    private static SourceVersion version(SourceReading reading) {
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).version();
    }

    private static KeyReading found(String text) {
        return new KeyReading.Found(Content.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static KeyReading notReady(SourceProblem problem, String path) {
        return new KeyReading.NotReady(problem, path);
    }

    @Test
    void allKeysOfAMountAreRead() {
        mount.update("..1", Map.of("one", "first", "two", "second"));
        SourceVersion version = version(read());
        assertThat(version.keys()).isEqualTo(Map.of("one", found("first"), "two", found("second")));
        assertThat(version.stamp()).isEqualTo("..1");
    }

    @Test
    void onlyTheKeysAskedForAreRead() {
        mount.update("..1", Map.of("one", "first", "two", "second"));
        assertThat(version(read("two")).keys()).isEqualTo(Map.of("two", found("second")));
    }

    @Test
    void aMissingKeyIsNotReady() {
        mount.update("..1", Map.of("one", "first"));
        assertThat(version(read("one", "two")).keys())
                .isEqualTo(
                        Map.of("one", found("first"), "two", notReady(SourceProblem.KEY_NOT_READY, "/mount/..1/two")));
    }

    @Test
    void aUserLinkThatIsNotThereYetDoesNotMatter() {
        mount.write("..1", Map.of("one", "first"));
        mount.turn("..1");
        assertThat(version(read("one")).keys()).isEqualTo(Map.of("one", found("first")));
        assertThat(version(read()).keys()).isEqualTo(Map.of("one", found("first")));
    }

    @Test
    void aUserLinkOfARemovedKeyIsNotReady() {
        mount.update("..1", Map.of("one", "first", "two", "second"));
        mount.update("..2", Map.of("one", "first"));
        assertThat(version(read("two")).keys())
                .isEqualTo(Map.of("two", notReady(SourceProblem.KEY_NOT_READY, "/mount/..2/two")));
    }

    @Test
    void aMountBeforeItsFirstVersionIsNotReady() {
        mount.write("..1", Map.of("one", "first"));
        assertThat(version(read("one")).keys())
                .isEqualTo(Map.of("one", notReady(SourceProblem.KEY_NOT_READY, "/mount/one")));
        assertThat(read()).isEqualTo(new Absent(SourceProblem.SOURCE_EMPTY, "/mount"));
        mount.userLink("one");
        assertThat(version(read()).keys())
                .isEqualTo(Map.of("one", notReady(SourceProblem.KEY_NOT_READY, "/mount/one")));
    }

    @Test
    void aDataLinkToNothingIsNotReady() {
        mount.turn("..gone");
        mount.userLink("one");
        assertThat(read()).isEqualTo(new Absent(SourceProblem.KEY_NOT_READY, "/mount"));
        assertThat(version(read("one")).keys())
                .isEqualTo(Map.of("one", notReady(SourceProblem.KEY_NOT_READY, "/mount/..gone/one")));
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(read(disk, Path.of("/none"), Set.of("one")))
                .isEqualTo(new Absent(SourceProblem.SOURCE_FOLDER_MISSING, "/none"));
        assertThat(read(disk, Path.of("/none/below"), ALL))
                .isEqualTo(new Absent(SourceProblem.SOURCE_FOLDER_MISSING, "/none/below"));
    }

    @Test
    void emptyIsNeverContent() {
        assertThat(read()).isEqualTo(new Absent(SourceProblem.SOURCE_EMPTY, "/mount"));
        mount.update("..1", Map.of("one", ""));
        assertThat(version(read()).keys())
                .isEqualTo(Map.of("one", notReady(SourceProblem.SOURCE_EMPTY, "/mount/..1/one")));
    }

    @Test
    void aPlainFolderHasKeysAndNoStamp() {
        disk.put("/mount/one", "first");
        disk.folder("/mount/folder");
        disk.folder("/mount/..old");
        SourceVersion version = version(read());
        assertThat(version.keys()).isEqualTo(Map.of("one", found("first")));
        assertThat(version.stamp()).isEmpty();
    }

    @Test
    void aCopiedMountIsAPlainFolder() {
        disk.put("/mount/..data/one", "first");
        disk.put("/mount/one", "copy");
        assertThat(version(read("one")).keys()).isEqualTo(Map.of("one", found("copy")));
    }

    @Test
    void aSingleFileIsItsOnlyKey() {
        disk.put("/plain/one", "first");
        assertThat(version(read(disk, Path.of("/plain/one"), ALL)).keys()).isEqualTo(Map.of("one", found("first")));
        assertThat(version(read(disk, Path.of("/plain/one"), Set.of("two"))).keys())
                .isEqualTo(Map.of("two", notReady(SourceProblem.KEY_NOT_READY, "/plain/one")));
    }

    @Test
    void aSingleFileOfAMountIsReadThroughItsVersion() {
        mount.update("..1", Map.of("one", "first"));
        SourceVersion version = version(read(disk, Path.of("/mount/one"), ALL));
        assertThat(version.keys()).isEqualTo(Map.of("one", found("first")));
        assertThat(version.stamp()).isEqualTo("..1");
    }

    @Test
    void aSourceMayBeALinkToItsFolder() {
        mount.update("..1", Map.of("one", "first"));
        disk.symlink("/link", "mount");
        assertThat(version(read(disk, Path.of("/link"), ALL)).keys()).isEqualTo(Map.of("one", found("first")));
    }

    @Test
    void keysBelowFoldersAreRead() {
        disk.put("/mount/..1/deep/one", "first");
        mount.turn("..1");
        mount.userLink("deep");
        assertThat(version(read("deep/one")).keys()).isEqualTo(Map.of("deep/one", found("first")));
    }

    @Test
    void whatIsNoFileIsRefused() {
        disk.folder("/mount/folder");
        disk.fifo("/mount/fifo");
        disk.symlink("/mount/loop", "loop");
        disk.symlink("/mount/here", "there");
        disk.symlink("/mount/there", "here");
        for (String key : Set.of("folder", "fifo", "loop", "here")) {
            assertThat(version(read(key)).keys().get(key))
                    .isInstanceOfSatisfying(
                            KeyReading.NotReady.class,
                            reading -> assertThat(reading.problem()).isEqualTo(SourceProblem.SOURCE_NOT_REGULAR));
        }
        assertThat(read(disk, Path.of("/mount/fifo"), ALL))
                .isEqualTo(new Absent(SourceProblem.SOURCE_NOT_REGULAR, "/mount/fifo"));
        assertThat(read(disk, Path.of("/mount/loop"), ALL))
                .isEqualTo(new Absent(SourceProblem.SOURCE_NOT_REGULAR, "/mount/loop"));
    }

    @Test
    void linksOutOfTheMountAreRefused() {
        disk.put("/etc/secret", "not yours");
        disk.symlink("/mount/absolute", "/etc/secret");
        disk.symlink("/mount/relative", "../etc/secret");
        disk.symlink("/mount/folder", "../etc");
        disk.symlink("/mount/around", "folder/secret");
        for (String key : Set.of("absolute", "relative", "folder/secret", "around")) {
            assertThat(version(read(key)).keys().get(key))
                    .isInstanceOfSatisfying(
                            KeyReading.NotReady.class,
                            reading -> assertThat(reading.problem()).isEqualTo(SourceProblem.SOURCE_NOT_REGULAR));
        }
        for (String data : Set.of("/etc", "../etc", "..", "..data", ".")) {
            mount.turn(data);
            assertThat(read("secret")).isEqualTo(new Absent(SourceProblem.SOURCE_NOT_REGULAR, "/mount/..data"));
        }
        disk.symlink("/mount/..2", "../etc");
        mount.turn("..2");
        assertThat(read("secret")).isEqualTo(new Absent(SourceProblem.SOURCE_NOT_REGULAR, "/mount/..data"));
    }

    @Test
    void namesThatCouldLeaveTheMountAreNoKeys() {
        disk.put("/secret", "not yours");
        disk.put("/mount/..hidden", "not a key");
        for (String key : Set.of("../secret", "/secret", "x/../../secret", "..hidden", "..", "")) {
            assertThat(version(read(key)).keys().get(key))
                    .isInstanceOfSatisfying(
                            KeyReading.NotReady.class,
                            reading -> assertThat(reading.problem()).isEqualTo(SourceProblem.KEY_NOT_READY));
        }
    }

    @Test
    void tooManyBytesAreRefused() {
        disk.put("/mount/most", "x".repeat(LIMIT));
        disk.put("/mount/more", "x".repeat(LIMIT + 1));
        assertThat(version(read()).keys())
                .isEqualTo(Map.of(
                        "most",
                        found("x".repeat(LIMIT)),
                        "more",
                        notReady(SourceProblem.SOURCE_TOO_LARGE, "/mount/more")));
    }

    @Test
    void keysAreOfOneVersionWheneverTheMountTurns() {
        mount.update("..1", Map.of("one", "first", "two", "first"));
        mount.write("..2", Map.of("one", "second", "two", "second"));
        int turned = 0;
        for (int call = 1; call < 40; call++) {
            MemoryDisk now = disk.copy();
            Mount shown = new Mount(now);
            int when = call;
            Disk turning = BetweenCalls.of(now, n -> {
                if (n == when) {
                    shown.turn("..2");
                    shown.drop("..1");
                }
            });
            SourceVersion version = version(read(turning, Mount.PATH, Set.of("one", "two")));
            String text = version.stamp().equals("..1") ? "first" : "second";
            turned += version.stamp().equals("..2") ? 1 : 0;
            assertThat(version.keys())
                    .as("turned before call %d", call)
                    .isEqualTo(Map.of("one", found(text), "two", found(text)));
            SourceVersion all = version(read(now, Mount.PATH, ALL));
            assertThat(all.keys().values()).allMatch(all.keys().get("one")::equals);
        }
        assertThat(turned).isBetween(3, 38);
    }

    @Test
    void aMountThatNeverStopsTurningIsUnstable() {
        mount.update("..1", Map.of("one", "first"));
        mount.write("..2", Map.of("one", "second"));
        Disk turning = BetweenCalls.of(disk, n -> mount.turn(n % 2 == 0 ? "..1" : "..2"));
        SourceReading reading = read(turning, Mount.PATH, Set.of("one"));
        if (reading instanceof Read read) {
            String text = read.version().stamp().equals("..1") ? "first" : "second";
            assertThat(read.version().keys()).isEqualTo(Map.of("one", found(text)));
        } else {
            assertThat(reading).isEqualTo(new Absent(SourceProblem.SOURCE_UNSTABLE, "/mount"));
        }
    }

    @Test
    void aVersionForEachLookIsUnstable() {
        mount.update("..0", Map.of("one", "first"));
        Disk turning = BetweenCalls.of(disk, n -> mount.update("..v" + n, Map.of("one", "text " + n)));
        assertThat(read(turning, Mount.PATH, Set.of("one")))
                .isEqualTo(new Absent(SourceProblem.SOURCE_UNSTABLE, "/mount"));
    }

    @Test
    void aPlainFileIsReadUntilTwoLooksAgree() {
        disk.put("/mount/one", "torn");
        Disk writing = BetweenCalls.of(disk, n -> disk.put("/mount/one", n < 6 ? "x".repeat(n) : "whole"));
        assertThat(version(read(writing, Mount.PATH, Set.of("one"))).keys()).isEqualTo(Map.of("one", found("whole")));
        Disk restless = BetweenCalls.of(disk, n -> disk.put("/mount/one", "x".repeat(n)));
        assertThat(read(restless, Mount.PATH, Set.of("one")))
                .isEqualTo(new Absent(SourceProblem.SOURCE_UNSTABLE, "/mount"));
    }

    @Test
    void aDiskThatFailsMeansUnreadableAndNeverMissing() {
        mount.update("..1", Map.of("one", "first"));
        for (Fault fault : new Fault[] {Fault.IO, Fault.DENIED}) {
            int failed = 0;
            for (int call = 1; call <= 12; call++) {
                SourceReading reading = read(FaultyDisk.once(disk, fault, call), Mount.PATH, Set.of("one"));
                if (reading instanceof Absent absent) {
                    assertThat(absent.problem()).isEqualTo(SourceProblem.SOURCE_UNREADABLE);
                    failed++;
                } else if (version(reading).keys().get("one") instanceof KeyReading.NotReady key) {
                    assertThat(key.problem()).isEqualTo(SourceProblem.SOURCE_UNREADABLE);
                    failed++;
                } else {
                    assertThat(version(reading).keys()).isEqualTo(Map.of("one", found("first")));
                }
            }
            assertThat(failed).isGreaterThan(4);
        }
    }
}
