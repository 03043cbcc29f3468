package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FaultyDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each bad target is an error that is told, and what stands there is left alone. */
class BadTargetTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");

    private static void failsWith(Pod pod, ReasonCode reason) {
        String before = pod.disk.picture();

        PassReport report = pod.report(PassTrigger.INIT);

        List<ReasonCode> told = report.reasons().isEmpty() ? Pod.reasons(Pod.first(report)) : Pod.reasons(report);
        assertThat(told).containsExactly(reason);
        assertThat(ExitStatus.of(report, false).code()).isEqualTo(1);
        assertThat(Pod.first(report).result()).isEqualTo(Result.FAILED);
        assertThat(pod.disk.picture()).contains(before);
    }

    private static Pod settled() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        return pod;
    }

    @Test
    void aMissingFolder() throws Exception {
        Pod pod = Pod.with(TOKEN);
        pod.disk.remove(Path.of("/writable-tokens"));

        failsWith(pod, ReasonCode.TARGET_FOLDER_MISSING);
    }

    @Test
    void aFifoALinkAndAFolderInTheLiveFilesPlace() {
        Pod fifo = settled().appRemoves();
        fifo.disk.fifo(Pod.LIVE);
        failsWith(fifo, ReasonCode.TARGET_NOT_REGULAR);

        Pod link = settled().appRemoves();
        link.disk.put("/outside", "x");
        link.disk.symlink(Pod.LIVE, "/outside");
        failsWith(link, ReasonCode.TARGET_NOT_REGULAR);
        assertThat(link.disk.text("/outside")).isEqualTo("x");

        Pod folder = settled().appRemoves();
        folder.disk.folder(Pod.LIVE);
        failsWith(folder, ReasonCode.TARGET_NOT_REGULAR);
    }

    @Test
    void aPathThatLeavesTheVolume() {
        Pod pod = Pod.with(TOKEN).onlyFile(Pod.FILE, "out/license.token", Format.LICENSE_TEXT);
        pod.init();
        Pod linked = Pod.with(TOKEN).onlyFile(Pod.FILE, "out/license.token", Format.LICENSE_TEXT);
        linked.disk.folder("/outside");
        linked.disk.symlink("/writable-tokens/out", "/outside");

        assertThat(pod.disk.text("/writable-tokens/out/license.token")).isEqualTo(TOKEN);
        PassReport report = linked.report(PassTrigger.INIT);
        assertThat(Pod.reasons(Pod.first(report))).containsExactly(ReasonCode.TARGET_OUTSIDE_VOLUME);
        assertThat(linked.disk.text("/outside/license.token")).isNull();

        for (String path : List.of("../x", "/x", ".tokenkeeper/x", "")) {
            Pod outside = Pod.with(TOKEN).onlyFile(Pod.FILE, path, Format.LICENSE_TEXT);
            assertThat(Pod.first(outside.report(PassTrigger.INIT)).result()).isEqualTo(Result.FAILED);
            assertThat(outside.disk.text("/x")).isNull();
        }
    }

    @Test
    void aFileOfAnotherUserIsNotReplacedUnlessOwnerOrGroupIsShared() throws Exception {
        Pod pod = settled().mode(0600).secret(NEWER);
        pod.disk.own(Path.of(Pod.LIVE), new Ownership(0664, 2000, 2000));
        failsWith(pod, ReasonCode.OWNER_MISMATCH);
        assertThat(pod.live()).isEqualTo(TOKEN);

        pod.disk.own(Path.of(Pod.LIVE), new Ownership(0664, 2000, 1000));
        pod.mode(0660);
        assertThat(pod.init().result()).isEqualTo(Result.DELIVERED);
        assertThat(pod.live()).isEqualTo(NEWER);
    }

    @Test
    void aMountPointIsWrittenInPlaceAndToldSo() throws Exception {
        Pod pod = Pod.with(TOKEN);
        pod.disk.mountFile(Pod.LIVE, TOKEN);
        pod.init();
        long inode = pod.look().inode();

        FileReport file = pod.secret(NEWER).init();

        assertThat(pod.live()).isEqualTo(NEWER);
        assertThat(pod.look().inode()).isEqualTo(inode);
        assertThat(Pod.reasons(file)).startsWith(ReasonCode.NOT_ATOMIC);
    }

    @Test
    void aVolumeWithoutExchangeIsToldAsAWindow() {
        Pod pod = settled().secret(NEWER);
        pod.disk.withoutExchange();

        assertThat(Pod.reasons(pod.init())).containsExactly(ReasonCode.PUBLISH_WINDOW);
        assertThat(pod.live()).isEqualTo(NEWER);
    }

    @Test
    void aReadOnlyVolume() {
        Pod pod = settled().secret(NEWER);

        failsWith(pod.through(FaultyDisk.from(pod.disk, Fault.READ_ONLY, 1)), ReasonCode.TARGET_READ_ONLY);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }

    @Test
    void aFullVolumeKeepsTheLiveFileAndHealsByItself() {
        Pod pod = settled();
        pod.appReplaces("Counter: 3", "Counter: 7").secret(NEWER);
        pod.through(FaultyDisk.from(pod.disk, Fault.FULL, 1));

        PassReport report = pod.report(PassTrigger.INIT);

        assertThat(Pod.reasons(Pod.first(report))).containsExactly(ReasonCode.TARGET_FULL);
        assertThat(ExitStatus.of(report, false).code()).isEqualTo(1);
        assertThat(pod.live()).isEqualTo(TOKEN.replace("Counter: 3", "Counter: 7"));
        assertThat(pod.through(pod.disk).init().result()).isEqualTo(Result.MERGED);
        assertThat(pod.live()).isEqualTo(NEWER.replace("Counter: 3", "Counter: 7"));
    }

    /** Whatever fails wherever, a pass reports it, the live file is whole, and the next pass ends well. */
    @ParameterizedTest
    @EnumSource(names = {"IO", "FULL", "DENIED", "READ_ONLY"})
    void noFaultAtAnyCallGetsOutOfAPass(Fault fault) {
        Pod start = settled();
        start.appReplaces("Counter: 3", "Counter: 7").secret(NEWER);
        String merged = NEWER.replace("Counter: 3", "Counter: 7");
        for (int n = 1; ; n++) {
            Pod pod = start.copy();
            FaultyDisk faulty = FaultyDisk.once(pod.disk, fault, n);

            PassReport report = pod.through(faulty).report(PassTrigger.INIT);

            assertThat(report.files()).as("call %d", n).hasSize(1);
            assertThat(pod.live()).isIn(TOKEN.replace("Counter: 3", "Counter: 7"), merged);
            if (Pod.first(report).result() != Result.MERGED) {
                assertThat(ExitStatus.of(report, true)).as("call %d", n).isNotEqualTo(ExitStatus.DONE);
            }
            FileReport next = pod.through(pod.disk).init();
            assertThat(pod.live()).as("call %d", n).isEqualTo(merged);
            assertThat(next.good()).isTrue();
            if (faulty.calls() < n) {
                break;
            }
        }
    }

    @Test
    void locksThatCannotBeTrustedAreRefusedUnlessThereIsOneWriter() {
        for (String type : List.of("nfs", "9p", "fuse.blobfuse2")) {
            Pod pod = Pod.with(TOKEN);
            pod.disk.withType(type);
            failsWith(pod, ReasonCode.LOCK_UNAVAILABLE);
            assertThat(pod.singleWriter().init().result()).isEqualTo(Result.DELIVERED);
        }
        for (String type : List.of("ext4", "xfs", "tmpfs", "overlay", "nfs4", "ceph")) {
            Pod pod = Pod.with(TOKEN);
            pod.disk.withType(type);
            assertThat(pod.init().result()).isEqualTo(Result.DELIVERED);
        }
    }

    @Test
    void anotherWriterMeansBusy() throws Exception {
        Pod pod = settled().secret(NEWER);
        Path lock = Path.of("/writable-tokens/.tokenkeeper/lock");
        try (Disk.Lease lease = pod.disk.lock(lock, Ownership.mode(0600), Duration.ZERO)) {
            assertThat(lease).isNotNull();
            failsWith(pod, ReasonCode.BUSY);
        }
        assertThat(pod.init().result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void modesAreAssertedAgainAtAStartAndOnlyThere() throws Exception {
        Pod pod = settled().mode(0640);

        pod.wake();
        assertThat(pod.look().mode()).isEqualTo(0664);
        pod.init();
        assertThat(pod.look().mode()).isEqualTo(0640);
        String before = pod.volume();
        pod.init();
        assertThat(pod.volume()).isEqualTo(before);
    }

    @Test
    void aLiveFileThatIsTooLargeToMergeIsKept() {
        Pod pod = settled().appWrites("x".repeat((8 << 20) + 1)).secret(NEWER);

        FileReport file = pod.init();

        assertThat(file.result()).isEqualTo(Result.KEPT);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.TOO_LARGE_TO_MERGE);
        assertThat(pod.live()).hasSize((8 << 20) + 1);
    }

    @Test
    void oneBadPlaceDoesNotHoldUpTheOthers() {
        Pod pod = Pod.with(TOKEN).file("b.json").secret("b.json", "{}\n");
        pod.disk.fifo("/writable-tokens/b.json");

        PassReport report = pod.report(PassTrigger.INIT);

        assertThat(report.files()).extracting(FileReport::result).containsExactly(Result.DELIVERED, Result.FAILED);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }
}
