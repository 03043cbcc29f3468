package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowerTest {
    private final Disk disk = RealDisk.create();
    private final Hints hints = new Hints();
    private final BlockingQueue<PassTrigger> passes = new LinkedBlockingQueue<>();
    private final Queue<PassReport> answers = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    /** Nothing is heard, and it is not known that nothing is. */
    private boolean numb;

    private Path source;
    private Path target;
    private FolderEvents events;
    private Thread thread;

    @BeforeEach
    void lay() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = Files.createDirectory(folder.resolve("target"));
        swap("one");
        Files.writeString(target.resolve("license.token"), "live");
    }

    @AfterEach
    void end() throws Exception {
        hints.stop();
        if (thread != null) {
            thread.join(10_000);
        }
        if (events != null) {
            events.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSwapOfTheMountThatWasSeenIsTrusted(boolean hears) throws Exception {
        start(hears, Duration.ofMinutes(5));
        swap("two");
        assertThat(next(3_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        swap("one");
        assertThat(next(3_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEditOfTheLiveFileWakesIt(boolean hears) throws Exception {
        start(hears, Duration.ofMinutes(5));
        Files.writeString(target.resolve("license.token"), "edit");
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
        Files.writeString(target.resolve("other.tmp"), "edit!");
        Files.move(target.resolve("other.tmp"), target.resolve("license.token"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
        Files.delete(target.resolve("license.token"));
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteIntoADisplacedFileWakesIt(boolean hears) throws Exception {
        Path state = Files.createDirectories(target.resolve(".tokenkeeper/default"));
        Files.writeString(state.resolve("displaced-1-abc"), "before");
        start(hears, Duration.ofMinutes(5));
        Files.writeString(state.resolve("00000002"), "a generation");
        assertThat(next(1_500)).isNull();
        Files.writeString(state.resolve("displaced-1-abc"), "late");
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
    }

    @Test
    void otherFilesAndNothingAtAllWakeNobody() throws Exception {
        start(true, Duration.ofMinutes(5));
        Files.writeString(target.resolve("access.log"), "x");
        Files.writeString(source.resolve("..data_tmp"), "x");
        assertThat(next(2_000)).isNull();
    }

    @Test
    void afterAPeriodItLooksWhateverWasHeard() throws Exception {
        numb = true;
        start(true, Duration.ofSeconds(2));
        Files.writeString(target.resolve("license.token"), "edit");
        assertThat(next(4_000)).isEqualTo(PassTrigger.WAKE);
        swap("two");
        assertThat(next(4_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        assertThat(next(4_000)).isNull();
    }

    @Test
    void aSeenChangeStaysSeenUntilAPassHasWorked() throws Exception {
        answers.add(Reports.of(1, Result.DELIVERED));
        start(true, Duration.ofMinutes(5));
        answers.add(Reports.of(1, Result.FAILED, ReasonCode.TARGET_FULL));
        answers.add(Reports.of(1, Result.DELIVERED));
        swap("two");
        assertThat(next(3_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        assertThat(next(3_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        Files.writeString(target.resolve("license.token"), "edit");
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
    }

    @Test
    void anotherWritersGenerationEndsWhatThisOneHasSeen() throws Exception {
        answers.add(Reports.of(1, Result.DELIVERED));
        start(true, Duration.ofMinutes(5));
        answers.add(Reports.of(2, Result.FAILED, ReasonCode.BUSY));
        swap("two");
        assertThat(next(3_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        assertThat(next(3_000)).isEqualTo(PassTrigger.WAKE);
    }

    @Test
    void aFolderThatWasReplacedIsWatchedAgain() throws Exception {
        start(true, Duration.ofSeconds(2));
        Files.move(source, folder.resolve("gone"));
        source = Files.createDirectory(folder.resolve("source"));
        swap("three");
        assertThat(next(4_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        while (next(500) != null) {
            // The fresh watch asks for a look.
        }
        long start = System.nanoTime();
        swap("four");
        assertThat(next(4_000)).isEqualTo(PassTrigger.SOURCE_SEEN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private void start(boolean hears, Duration period) throws InterruptedException {
        if (hears) {
            events = new FolderEvents(disk, hints);
        }
        Path state = target.resolve(".tokenkeeper/default");
        Follower follower = new Follower(
                hints,
                new MountStamp(disk, source),
                new Glance(disk, target, state),
                paths -> numb || (events != null && events.arm(folders(state))),
                trigger -> {
                    PassReport answer = answers.poll();
                    passes.add(trigger);
                    return answer == null ? Reports.of(1, Result.UNCHANGED) : answer;
                },
                report -> {},
                period,
                List.of("license.token"));
        follower.begin();
        assertThat(passes.poll()).isEqualTo(PassTrigger.WAKE);
        thread = Thread.ofPlatform().start(follower::follow);
        // Arming says that something may have happened before.
        Thread.sleep(600);
        passes.clear();
    }

    private List<WatchedFolder> folders(Path state) {
        return List.of(
                new WatchedFolder(source, WatchedFolder.Role.SOURCE, Set.of()),
                new WatchedFolder(target, WatchedFolder.Role.TARGET, Set.of("license.token")),
                new WatchedFolder(state, WatchedFolder.Role.STATE, Set.of()));
    }

    private PassTrigger next(long millis) throws InterruptedException {
        return passes.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** What the kubelet does: a fresh folder, and {@code ..data} renamed over. */
    private void swap(String version) throws IOException {
        Path data = source.resolve("..data");
        if (!Files.exists(source.resolve(".." + version))) {
            Files.createDirectory(source.resolve(".." + version));
            Files.writeString(source.resolve(".." + version).resolve("license.token"), version);
        }
        Files.createSymbolicLink(source.resolve("..data_tmp2"), Path.of(".." + version));
        Files.move(source.resolve("..data_tmp2"), data, StandardCopyOption.ATOMIC_MOVE);
    }
}
