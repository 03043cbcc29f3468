package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's story on the machine's own disk. */
class RealVolumeTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");

    @TempDir
    Path folder;

    private Path source;
    private Path live;
    private Keeper keeper;
    private int version;

    @BeforeEach
    void mount() throws IOException {
        source = Files.createDirectory(folder.resolve("readonly"));
        live = Files.createDirectory(folder.resolve("writable")).resolve(Pod.FILE);
        keeper = Pod.fresh().on(RealDisk.create(), source, live.getParent());
        secret(TOKEN);
    }

    /** As the kubelet does it: a new folder, a link beside, and a rename over the old link. */
    private void secret(String text) throws IOException {
        version++;
        Path next = Files.createDirectory(source.resolve("..v" + version));
        Files.writeString(next.resolve(Pod.FILE), text);
        Path link = Files.createSymbolicLink(source.resolve("..data_tmp"), next.getFileName());
        Files.move(link, source.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (version == 1) {
            Files.createSymbolicLink(source.resolve(Pod.FILE), Path.of("..data", Pod.FILE));
        }
    }

    private FileReport init() {
        return Pod.first(keeper.pass(PassTrigger.INIT));
    }

    private String text() throws IOException {
        return Files.readString(live);
    }

    @Test
    void deliversMergesAndThenLeavesInodeAndTimeAlone() throws IOException {
        assertThat(init().result()).isEqualTo(Result.DELIVERED);
        assertThat(text()).isEqualTo(TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
                .isEqualTo("rw-rw-r--");

        Files.writeString(live, TOKEN.replace("Counter: 3", "Counter: 7") + "MODIFIED_BY_APP: yes\n");
        secret(NEWER);
        assertThat(init().result()).isEqualTo(Result.MERGED);
        assertThat(text()).isEqualTo(NEWER.replace("Counter: 3", "Counter: 7") + "MODIFIED_BY_APP: yes\n");

        Object inode = Files.getAttribute(live, "unix:ino");
        FileTime time = Files.getLastModifiedTime(live);
        FileTime state = Files.getLastModifiedTime(live.resolveSibling(".tokenkeeper/default"));
        assertThat(init().result()).isEqualTo(Result.UNCHANGED);
        assertThat(Files.getAttribute(live, "unix:ino")).isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(live)).isEqualTo(time);
        assertThat(Files.getLastModifiedTime(live.resolveSibling(".tokenkeeper/default")))
                .isEqualTo(state);
    }

    @Test
    void anAppendingApplicationLosesNoLineWhileTheSourceChanges() throws Exception {
        init();
        List<String> written = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        Thread application = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                String line = "# used " + written.size();
                try {
                    Files.writeString(live, line + "\n", StandardOpenOption.APPEND);
                    written.add(line);
                    Thread.sleep(1);
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        for (int year = 2025; year < 2031; year++) {
            secret(TOKEN.replace("2024-12-31", year + "-12-31"));
            keeper.pass(PassTrigger.SOURCE_SEEN);
            assertThat(text()).startsWith("SOFTWARE_LICENSE_V1\n").contains("Counter: 3");
        }
        stop.set(true);
        application.join();
        keeper.pass(PassTrigger.SOURCE_SEEN);
        keeper.pass(PassTrigger.WAKE);

        assertThat(text().lines().filter(line -> line.startsWith("# used"))).containsExactlyElementsOf(written);
        assertThat(text()).contains("Expiry: 2030-12-31");
        assertThat(written).hasSizeGreaterThan(20);
    }

    @Test
    void aLinkInTheLiveFilesPlaceIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "x");
        Files.createSymbolicLink(live, outside);

        assertThat(Pod.reasons(init())).containsExactly(ReasonCode.TARGET_NOT_REGULAR);
        assertThat(outside).hasContent("x");
    }

    @Test
    void aDescriptorThatIsHeldOpenLosesNothing() throws IOException {
        init();
        try (var held = Files.newBufferedWriter(live, StandardOpenOption.APPEND)) {
            secret(NEWER);
            init();
            held.write("Late: yes\n");
            held.flush();

            assertThat(Pod.reasons(Pod.first(keeper.pass(PassTrigger.WAKE)))).containsExactly(ReasonCode.LATE_WRITE);
        }
        assertThat(text()).isEqualTo(NEWER + "Late: yes\n");
    }
}
