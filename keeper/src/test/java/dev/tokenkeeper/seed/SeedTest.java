package dev.tokenkeeper.seed;

import static dev.tokenkeeper.seed.SeedVolume.file;
import static dev.tokenkeeper.seed.SeedVolume.pass;
import static dev.tokenkeeper.seed.SeedVolume.reasons;
import static dev.tokenkeeper.seed.SeedVolume.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FaultyDisk;
import dev.tokenkeeper.volume.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a whole folder's delivery promises, on a disk in memory. */
class SeedTest {
    private final MemoryDisk disk = SeedVolume.empty();

    private void source() {
        disk.put("/source/one", "first file");
        disk.put("/source/a/two", "second file, of three pieces");
        disk.put("/source/a/b/empty", "");
        disk.folder("/source/a/nothing");
    }

    private static Map<String, String> delivered() {
        return Map.of(
                "one", "first file",
                "a", "/",
                "a/two", "second file, of three pieces",
                "a/b", "/",
                "a/b/empty", "",
                "a/nothing", "/");
    }

    @Test
    void aWholeFolderIsDeliveredAndShownByALink() throws Exception {
        source();
        PassReport report = pass(disk);
        assertThat(shown(disk)).isEqualTo(delivered());
        assertThat(disk.readLink(SeedVolume.CURRENT)).isEqualTo(Path.of(".generations/00000001"));
        assertThat(report.generation()).isEqualTo(1);
        assertThat(file(report).path()).isEqualTo("current");
        assertThat(file(report).state()).isEqualTo(DeliveryState.FIRST);
        assertThat(file(report).result()).isEqualTo(Result.DELIVERED);
        assertThat(file(report).good()).isTrue();
        assertThat(file(report).fromSource()).isEqualTo(3);
    }

    @Test
    void modesAreAsAskedAndFoldersCanBePassedByWhoMayRead() throws Exception {
        source();
        pass(disk);
        assertThat(disk.stat(Path.of("/target/.generations")).mode()).isEqualTo(0750);
        assertThat(disk.stat(Path.of("/target/.generations/00000001")).mode()).isEqualTo(0750);
        assertThat(disk.stat(Path.of("/target/.generations/00000001/a/b")).mode())
                .isEqualTo(0750);
        assertThat(disk.stat(Path.of("/target/.generations/00000001/a/two")).mode())
                .isEqualTo(0640);
        assertThat(disk.stat(Path.of("/target/.tokenkeeper/default/seed")).mode())
                .isEqualTo(0700);
    }

    @Test
    void eachFileAndFolderIsSyncedOnceAndLittleElse() throws Exception {
        source();
        pass(disk);
        disk.put("/source/one", "changed");
        CrashDisk counting = CrashDisk.killOnly(disk);
        pass(counting);
        List<String> syncs = counting.steps().stream()
                .map(CrashDisk.Step::name)
                .filter(name -> name.startsWith("sync "))
                .map(name -> name.substring("sync /target".length()))
                .toList();
        String state = "/.tokenkeeper/default/seed";
        assertThat(syncs.subList(0, 4)).containsExactly(state, "", "/.generations", state + "/00000002.sums");
        assertThat(syncs.subList(4, 10)).hasSize(6).allMatch(name -> name.startsWith("/.generations/00000002/"));
        assertThat(syncs.subList(10, 12)).element(0).isEqualTo("/.generations/00000002");
        assertThat(syncs.get(11)).startsWith(state + "/fresh-");
        assertThat(syncs.subList(12, 14)).containsExactly(state, "");
        assertThat(syncs.subList(14, syncs.size())).as("the trim").hasSizeLessThan(2);
    }

    @Test
    void anUnchangedSourceWritesNothing() throws Exception {
        source();
        pass(disk);
        CrashDisk counting = CrashDisk.killOnly(disk);
        PassReport report = pass(counting);
        assertThat(counting.steps()).isEmpty();
        assertThat(file(report).state()).isEqualTo(DeliveryState.SETTLED);
        assertThat(file(report).result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void aChangeOfContentsAloneIsSeen() throws Exception {
        source();
        pass(disk);
        disk.put("/source/a/two", "SECOND file, of three pieces");
        PassReport report = pass(disk);
        assertThat(file(report).state()).isEqualTo(DeliveryState.SOURCE_CHANGED);
        assertThat(shown(disk)).containsEntry("a/two", "SECOND file, of three pieces");
    }

    @Test
    void aFolderMoreAndAFileLessAreChanges() throws Exception {
        source();
        pass(disk);
        disk.folder("/source/z");
        assertThat(file(pass(disk)).result()).isEqualTo(Result.DELIVERED);
        disk.remove(Path.of("/source/one"));
        assertThat(file(pass(disk)).result()).isEqualTo(Result.DELIVERED);
        assertThat(shown(disk)).doesNotContainKey("one").containsKey("z");
    }

    @Test
    void editsStayInTheGenerationThatIsReplacedAndAreTold() throws Exception {
        source();
        pass(disk);
        disk.put("/target/.generations/00000001/one", "edited by the application");
        disk.put("/target/.generations/00000001/log", "its own");
        disk.put("/target/own", "beside");
        assertThat(file(pass(disk)).state()).isEqualTo(DeliveryState.FILE_CHANGED);

        disk.put("/source/new", "more");
        PassReport report = pass(disk);
        assertThat(file(report).state()).isEqualTo(DeliveryState.BOTH_CHANGED);
        assertThat(file(report).fromApp()).isEqualTo(2);
        assertThat(reasons(report)).containsExactly(ReasonCode.EDITS_LEFT_BEHIND);
        assertThat(shown(disk)).containsEntry("one", "first file").doesNotContainKey("log");
        assertThat(disk.text("/target/.generations/00000001/one")).isEqualTo("edited by the application");
        assertThat(disk.text("/target/own")).isEqualTo("beside");
    }

    @Test
    void onlyTheOneBeforeIsKept() throws Exception {
        source();
        for (int i = 1; i <= 4; i++) {
            disk.put("/source/version", "number " + i);
            pass(disk);
        }
        assertThat(disk.list(Path.of("/target/.generations"))).containsExactlyInAnyOrder("00000003", "00000004");
        assertThat(disk.list(Path.of("/target/.tokenkeeper/default/seed")))
                .containsExactlyInAnyOrder("00000003", "00000003.sums", "00000004", "00000004.sums");
    }

    @Test
    void sumsThatTheSeedBringsDecide() throws Exception {
        source();
        sums(disk);
        pass(disk);
        List<String> read = new ArrayList<>();
        Disk watching = reading(disk, path -> read.add(path.toString()));
        assertThat(file(pass(watching)).result()).isEqualTo(Result.UNCHANGED);
        assertThat(read).allMatch(path -> path.equals("/source/SHA256SUMS"));

        disk.put("/source/one", "other text");
        PassReport bad = pass(disk);
        assertThat(file(bad).result()).as("the list says nothing changed").isEqualTo(Result.UNCHANGED);
        sums(disk);
        assertThat(file(pass(disk)).result()).isEqualTo(Result.DELIVERED);
        assertThat(shown(disk)).containsEntry("one", "other text");
    }

    @Test
    void aSeedWhoseSumsDoNotHoldIsRefused() throws Exception {
        source();
        pass(disk);
        Map<String, String> before = shown(disk);
        sums(disk);
        disk.put("/source/a/two", "second file, of three pieceZ");
        PassReport report = pass(disk);
        assertThat(reasons(report)).containsExactly(ReasonCode.SOURCE_INVALID);
        assertThat(file(report).reasons().getFirst().detail()).contains("a/two");
        assertThat(file(report).good()).isTrue();
        assertThat(shown(disk)).isEqualTo(before);
    }

    @Test
    void aFileThatTheListDoesNotNameAndOneThatIsNotThereAreRefused() throws Exception {
        source();
        sums(disk);
        disk.put("/source/unlisted", "x");
        PassReport report = pass(disk);
        assertThat(file(report).reasons().getFirst().detail()).contains("unlisted");
        disk.remove(Path.of("/source/unlisted"));
        disk.remove(Path.of("/source/one"));
        report = pass(disk);
        assertThat(reasons(report)).containsExactly(ReasonCode.SOURCE_INVALID);
        assertThat(file(report).reasons().getFirst().detail()).contains("one");
        assertThat(shown(disk)).isEmpty();
    }

    @Test
    void aMountOfTheKubeletIsReadThroughItsLink() throws Exception {
        disk.put("/source/..2026_1/key", "one");
        disk.symlink("/source/..data", "..2026_1");
        disk.symlink("/source/key", "..data/key");
        pass(disk);
        assertThat(shown(disk)).isEqualTo(Map.of("key", "one"));
        disk.put("/source/..2026_2/key", "two");
        disk.symlink("/source/..data", "..2026_2");
        pass(disk);
        assertThat(shown(disk)).isEqualTo(Map.of("key", "two"));
    }

    @Test
    void aLinkToAFileInsideIsFollowedAndAnythingElseIsRefused() throws Exception {
        source();
        disk.put("/secret", "not yours");
        disk.symlink("/source/inside", "a/two");
        pass(disk);
        assertThat(shown(disk)).containsEntry("inside", "second file, of three pieces");
        for (String target : List.of("../secret", "/secret", "a/../../secret", "none", "loop", "a")) {
            disk.symlink("/source/loop", target);
            PassReport report = pass(disk);
            assertThat(reasons(report)).as(target).containsExactly(ReasonCode.SOURCE_NOT_REGULAR);
            assertThat(file(report).reasons().getFirst().detail()).isEqualTo("/source/loop");
        }
        disk.remove(Path.of("/source/loop"));
        disk.fifo("/source/a/fifo");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.SOURCE_NOT_REGULAR);
        assertThat(shown(disk)).containsEntry("one", "first file").doesNotContainKey("loop");
    }

    @Test
    void noSourceAnEmptyOneAndAFileAreRefused() throws Exception {
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.SOURCE_EMPTY);
        disk.remove(Path.of("/source"));
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.SOURCE_FOLDER_MISSING);
        disk.put("/source", "a file");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.SOURCE_NOT_REGULAR);
        assertThat(disk.list(Path.of("/target"))).containsExactly(".tokenkeeper");
    }

    @Test
    void whatIsNotOursIsNotReplaced() throws Exception {
        source();
        disk.put("/target/current/file", "of the application");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.TARGET_NOT_REGULAR);
        assertThat(disk.text("/target/current/file")).isEqualTo("of the application");

        MemoryDisk other = SeedVolume.empty();
        other.put("/source/one", "x");
        other.symlink("/target/current", "elsewhere");
        assertThat(reasons(pass(other))).containsExactly(ReasonCode.PATH_TAKEN);
        assertThat(other.readLink(SeedVolume.CURRENT)).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void aVolumeWithoutRoomIsToldBeforeAnythingIsCopied() throws Exception {
        source();
        pass(disk);
        disk.put("/source/one", "changed");
        disk.withRoom(10_000);
        Map<String, String> before = shown(disk);
        PassReport report = pass(disk);
        assertThat(reasons(report)).containsExactly(ReasonCode.TARGET_FULL);
        assertThat(file(report).good()).isTrue();
        assertThat(shown(disk)).isEqualTo(before);
        assertThat(disk.list(Path.of("/target/.generations"))).containsExactly("00000001");
    }

    @Test
    void theOldestGenerationMakesRoomOnlyIfThatIsEnough() throws Exception {
        disk.put("/source/large", "x".repeat(20_000));
        pass(disk);
        disk.put("/source/large", "y".repeat(20_000));
        pass(disk);
        disk.put("/source/large", "z".repeat(20_000));
        disk.withRoom(3_000);
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.TARGET_FULL);
        assertThat(disk.list(Path.of("/target/.generations"))).contains("00000001", "00000002");

        disk.withRoom(10_000);
        Disk growing = before(disk, "remove", path -> {
            if (path.endsWith("00000001/large")) {
                disk.withRoom(30_000);
            }
        });
        assertThat(file(pass(growing)).result()).isEqualTo(Result.DELIVERED);
        assertThat(disk.list(Path.of("/target/.generations"))).containsExactlyInAnyOrder("00000002", "00000003");
    }

    @Test
    void eachFaultOfTheDiskLeavesAWholeTreeAndIsTold() throws Exception {
        source();
        pass(disk);
        Map<String, String> before = shown(disk);
        disk.put("/source/one", "changed");
        disk.put("/source/two", "added");
        MemoryDisk start = disk.copy();
        MemoryDisk end = disk.copy();
        pass(end);
        Map<String, String> after = shown(end);
        for (Fault fault : List.of(Fault.FULL, Fault.IO, Fault.DENIED, Fault.READ_ONLY)) {
            FaultyDisk counting = FaultyDisk.once(start.copy(), fault, Integer.MAX_VALUE);
            pass(counting);
            int calls = counting.calls();
            for (int n = 1; n <= calls; n++) {
                MemoryDisk now = start.copy();
                FaultyDisk faulty = FaultyDisk.once(now, fault, n);
                boolean told;
                try {
                    PassReport report = pass(faulty);
                    told = !reasons(report).isEmpty();
                } catch (DiskException e) {
                    told = true;
                }
                assertThat(shown(now)).as(fault + " at " + n).isIn(before, after);
                assertThat(told || shown(now).equals(after))
                        .as(fault + " at " + n)
                        .isTrue();
                assertThat(reasons(pass(now))).isEmpty();
                assertThat(shown(now)).as(fault + " at " + n).isEqualTo(after);
            }
            assertThat(calls).isGreaterThan(20);
        }
    }

    @Test
    void aFullDiskGivesItsRoomBack() throws Exception {
        source();
        int inTheCopy = 0;
        for (int n = 10; n < 30; n++) {
            MemoryDisk now = disk.copy();
            assertThat(reasons(pass(FaultyDisk.from(now, Fault.FULL, n)))).containsExactly(ReasonCode.TARGET_FULL);
            if (now.stat(Path.of("/target/.generations")) != null
                    && now.stat(Path.of("/target/.tokenkeeper/default/seed/00000001")) == null) {
                inTheCopy++;
                assertThat(now.list(Path.of("/target/.generations")))
                        .as("call " + n)
                        .isEmpty();
            }
        }
        assertThat(inTheCopy).isGreaterThan(5);
    }

    @Test
    void aSourceThatChangesOnceIsCopiedAgain() throws Exception {
        source();
        int[] reads = new int[1];
        Disk changing = reading(disk, path -> {
            if (path.toString().equals("/source/one") && ++reads[0] == 3) {
                disk.put("/source/one", "FIRST file");
            }
        });
        PassReport report = pass(changing);
        assertThat(file(report).result()).isEqualTo(Result.DELIVERED);
        assertThat(shown(disk)).containsEntry("one", "FIRST file");
        assertThat(file(pass(disk)).result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void aSourceThatNeverStandsStillIsRefused() throws Exception {
        source();
        int[] reads = new int[1];
        Disk changing = reading(disk, path -> {
            if (path.toString().equals("/source/one")) {
                disk.put("/source/one", "text " + ++reads[0]);
            }
        });
        assertThat(reasons(pass(changing))).containsExactly(ReasonCode.SOURCE_UNSTABLE);
        assertThat(shown(disk)).isEmpty();
    }

    @Test
    void aDiskThatLosesABitIsFoundOutBeforeTheSwap() throws Exception {
        source();
        Disk lying = before(disk, "sync", path -> {
            if (path.endsWith("one")) {
                disk.put(path.toString(), "first fi?e");
            }
        });
        assertThat(reasons(pass(lying))).containsExactly(ReasonCode.DISK_ERROR);
        assertThat(shown(disk)).isEmpty();
        assertThat(reasons(pass(disk))).isEmpty();
        assertThat(shown(disk)).isEqualTo(delivered());
    }

    @Test
    void statusHistoryVerifyAndRollback() throws Exception {
        source();
        pass(disk);
        disk.put("/source/one", "newer");
        pass(disk);
        assertThat(SeedVolume.shown(disk)).containsEntry("one", "newer");
        assertThat(new SeedRollback(SeedVolume.on(disk)).run(1).generation()).isEqualTo(3);
        assertThat(shown(disk)).containsEntry("one", "first file");
        assertThat(file(pass(disk)).result())
                .as("the source has not changed since")
                .isEqualTo(Result.UNCHANGED);
        assertThat(new SeedLook(SeedVolume.on(disk)).history(MaskKey.of(new byte[32])))
                .extracting(revision -> revision.revision() + " " + revision.cause())
                .containsExactly("3 ROLLBACK", "2 SOURCE", "1 FIRST");
        StatusReport status = new SeedLook(SeedVolume.on(disk, null, 2)).status();
        assertThat(status.generation()).isEqualTo(3);
        assertThat(status.files().getFirst().good()).isTrue();
        assertThat(reasons(new SeedRollback(SeedVolume.on(disk)).run(9))).containsExactly(ReasonCode.NO_SUCH_REVISION);

        VerifyReport verified = new SeedLook(SeedVolume.on(disk)).verify();
        assertThat(verified.damaged()).isEmpty();
        disk.put("/target/.generations/00000002/a/two", "second file, of three pieceZ");
        verified = new SeedLook(SeedVolume.on(disk)).verify();
        assertThat(verified.damaged()).containsExactly(2);
        assertThat(verified.reasons().getFirst().detail()).isEqualTo("/target/.generations/00000002/a/two");

        disk.put("/source/one", "newest");
        pass(disk);
        assertThat(shown(disk)).containsEntry("one", "newest");
    }

    @Test
    void aDamagedRecordIsToldAndTheNextGenerationIsAnother() throws Exception {
        source();
        pass(disk);
        disk.put("/target/.tokenkeeper/default/seed/00000001", "tokenkeeper-seed 1\nnumber 1\n");
        assertThat(new SeedLook(SeedVolume.on(disk)).verify().damaged()).containsExactly(1);
        PassReport report = pass(disk);
        assertThat(reasons(report)).containsExactly(ReasonCode.STATE_DAMAGED);
        assertThat(disk.readLink(SeedVolume.CURRENT)).isEqualTo(Path.of(".generations/00000002"));
        assertThat(shown(disk)).isEqualTo(delivered());
        assertThat(reasons(pass(disk))).isEmpty();

        disk.put("/target/.tokenkeeper/default/seed/00000003", "tokenkeeper-seed 2\nnumber 3\n");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.STATE_NEWER);
    }

    @Test
    void aLostStateNeverTakesAwayWhatReadersHave() throws Exception {
        source();
        pass(disk);
        Removal.of(disk, Path.of("/target/.tokenkeeper/default"));
        disk.put("/source/one", "newer");
        PassReport report = pass(disk);
        assertThat(file(report).result()).isEqualTo(Result.DELIVERED);
        assertThat(disk.readLink(SeedVolume.CURRENT)).isEqualTo(Path.of(".generations/00000002"));
        assertThat(disk.text("/target/.generations/00000001/one")).isEqualTo("first file");
    }

    @Test
    void aLinkThatWasTakenAwayOrTurnedComesBackAndNeverLeadsToNothing() throws Exception {
        source();
        pass(disk);
        disk.remove(SeedVolume.CURRENT);
        assertThat(file(pass(disk)).result()).isEqualTo(Result.RESTORED);
        assertThat(shown(disk)).isEqualTo(delivered());

        disk.put("/source/one", "newer");
        pass(disk);
        disk.symlink("/target/current", ".generations/00000001");
        assertThat(file(pass(disk)).result()).isEqualTo(Result.RESTORED);
        assertThat(shown(disk)).containsEntry("one", "newer");

        disk.symlink("/target/current", ".generations/00000001");
        Removal.of(disk, Path.of("/target/.generations/00000002"));
        disk.put("/source/SHA256SUMS", "no sums");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.SOURCE_INVALID);
        assertThat(shown(disk)).containsEntry("one", "first file");
        disk.remove(Path.of("/source/SHA256SUMS"));
        assertThat(file(pass(disk)).result()).isEqualTo(Result.DELIVERED);
        assertThat(disk.readLink(SeedVolume.CURRENT)).isEqualTo(Path.of(".generations/00000003"));
        assertThat(shown(disk)).containsEntry("one", "newer");
    }

    @Test
    void aFolderOfGenerationsThatIsALinkLeadsNowhere() throws Exception {
        source();
        disk.folder("/elsewhere");
        disk.symlink("/target/.generations", "/elsewhere");
        assertThat(reasons(pass(disk))).containsExactly(ReasonCode.TARGET_OUTSIDE_VOLUME);
        assertThat(disk.list(Path.of("/elsewhere"))).isEmpty();
    }

    @Test
    void aDryLookWritesNothing() throws Exception {
        source();
        disk.folder("/target/.tokenkeeper/default");
        CrashDisk counting = CrashDisk.killOnly(disk);
        PassReport report = new SeedPass(SeedVolume.on(counting), false).run();
        assertThat(counting.steps()).isEmpty();
        assertThat(file(report).result()).isEqualTo(Result.DELIVERED);
        assertThat(file(report).fromSource()).isEqualTo(3);
        assertThat(file(report).good()).isFalse();
    }

    /** Writes the list of sums of all that the source has. */
    static void sums(MemoryDisk disk) throws Exception {
        StringBuilder list = new StringBuilder();
        Path top = Path.of("/source");
        if (disk.stat(top.resolve("SHA256SUMS")) != null) {
            disk.remove(top.resolve("SHA256SUMS"));
        }
        TreeWalk walk = TreeWalk.ofCopy(disk, top);
        for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
            if (entry.isFile()) {
                list.insert(0, disk.read(entry.place(), 1 << 20).digest().hex() + "  ./" + entry.path() + "\n");
            }
        }
        disk.put("/source/SHA256SUMS", list.toString());
    }

    /** A disk on which something happens before a piece of a source's file is read. */
    static Disk reading(Disk under, Consumer<Path> before) {
        return before(under, "readAt", path -> {
            if (path.startsWith("/source")) {
                before.accept(path);
            }
        });
    }

    /** A disk on which something happens before a call of this name. */
    static Disk before(Disk under, String call, Consumer<Path> before) {
        return (Disk) java.lang.reflect.Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        before.accept((Path) arguments[0]);
                    }
                    try {
                        return method.invoke(under, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aNameMayHoldAnything() throws Exception {
        for (String name : List.of("new\nline", "back\\slash", "space and ünï", "# folder x", "-", "\r", "*")) {
            disk.put("/source/" + name + "/" + name, name);
        }
        pass(disk);
        assertThat(shown(disk))
                .containsEntry("new\nline/new\nline", "new\nline")
                .hasSize(14);
        assertThat(file(pass(disk)).result()).isEqualTo(Result.UNCHANGED);
        assertThat(new String(
                        disk.read(Path.of("/target/.tokenkeeper/default/seed/00000001.sums"), 1 << 20)
                                .bytes(),
                        StandardCharsets.UTF_8))
                .contains("# folder new\\nline\n\\");
    }
}
