package dev.tokenkeeper.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.MemoryDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The way through a tree is in the one order that lists are in, whatever the names, and ends where it must. */
class TreeWalkTest {
    private static final Path SOURCE = Path.of("/source");

    private final MemoryDisk disk = SeedVolume.empty();

    private List<String> paths() throws Exception {
        List<String> paths = new ArrayList<>();
        TreeWalk walk = TreeWalk.ofSource(disk, SOURCE, SOURCE);
        for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
            paths.add(entry.path());
        }
        return paths;
    }

    @Test
    void theOrderIsThatOfPaths() throws Exception {
        Random random = new Random(3);
        String letters = "a!-.0~ \u00fc\u4e2d";
        for (int i = 0; i < 300; i++) {
            StringBuilder path = new StringBuilder("/source");
            for (int depth = 0; depth < 1 + random.nextInt(3); depth++) {
                path.append('/').append('n');
                for (int length = 0; length < random.nextInt(3); length++) {
                    path.append(letters.charAt(random.nextInt(letters.length())));
                }
            }
            if (disk.stat(Path.of(path.toString())) == null) {
                disk.folder(path.toString());
            }
        }
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(paths).isSortedAccordingTo(PathOrder::compare);
        assertThat(PathOrder.compare("a", "a/b")).isNegative();
        assertThat(PathOrder.compare("a/b", "a!b")).isNegative();
        assertThat(PathOrder.compare("a", "a")).isZero();
    }

    @Test
    void aFolderThatIsSkippedIsNotGoneInto() throws Exception {
        disk.put("/source/a/b", "");
        disk.put("/source/c", "");
        TreeWalk walk = TreeWalk.ofCopy(disk, SOURCE);
        assertThat(walk.next().path()).isEqualTo("a");
        walk.skip();
        assertThat(walk.next().path()).isEqualTo("c");
        assertThat(walk.next()).isNull();
    }

    @Test
    void whatIsTooDeepIsRefused() {
        disk.folder("/source" + "/d".repeat(199));
        assertThat(caught()).isNull();
        disk.folder("/source" + "/d".repeat(201));
        assertThat(caught()).isEqualTo(ReasonCode.SOURCE_TOO_LARGE);
    }

    @Test
    void aPathThatTheCopyCouldNotHaveIsRefused() {
        disk.folder("/source/" + "d".repeat(200) + ("/" + "d".repeat(200)).repeat(15));
        assertThat(caught()).isEqualTo(ReasonCode.SOURCE_TOO_LARGE);
    }

    private ReasonCode caught() {
        try {
            paths();
            return null;
        } catch (Refused e) {
            return e.reason().code();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCopyIsToldAsItIs() throws Exception {
        disk.symlink("/source/link", "/anywhere");
        disk.fifo("/source/fifo");
        TreeWalk walk = TreeWalk.ofCopy(disk, SOURCE);
        TreeEntry fifo = walk.next();
        assertThat(fifo.isFile() || fifo.isFolder()).isFalse();
        assertThat(walk.next().isFile()).isFalse();
        assertThatThrownBy(this::paths).isInstanceOf(Refused.class);
    }
}
