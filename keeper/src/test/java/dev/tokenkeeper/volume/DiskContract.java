package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Disk} does, in memory or not. A step on a FIFO must fail, and never wait for its other end. */
@Timeout(20)
public abstract class DiskContract {
    private static final int LIMIT = 1 << 20;

    /** The disk under test, the same one for all of a test. */
    protected abstract Disk disk();

    /** An empty folder with mode 0755. */
    protected abstract Path root();

    /** Makes a symbolic link by other means than the disk. */
    protected abstract void symlink(Path link, String target) throws Exception;

    /** Makes a FIFO by other means than the disk. */
    protected abstract void fifo(Path path) throws Exception;

    private Path at(String name) {
        return root().resolve(name);
    }

    private static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private FileStat file(String name, String text) throws DiskException {
        disk().create(at(name), Ownership.mode(0644));
        disk().write(at(name), bytes(text));
        return disk().stat(at(name));
    }

    private String text(String name) throws DiskException {
        return new String(disk().read(at(name), LIMIT).bytes(), StandardCharsets.UTF_8);
    }

    private static void fails(Fault fault, ThrowingCallable step) {
        DiskException failure = catchThrowableOfType(DiskException.class, step);
        assertThat(failure).as("the step must fail").isNotNull();
        assertThat(failure.fault()).isEqualTo(fault);
    }

    @Test
    void nothingStandsWhereNothingIs() throws Exception {
        file("file", "");
        assertThat(disk().stat(at("none"))).isNull();
        assertThat(disk().stat(at("none/below"))).isNull();
        assertThat(disk().stat(at("file/below"))).isNull();
    }

    @Test
    void aFileIsReadInPieces() throws Exception {
        file("file", "0123456789");
        byte[] four = new byte[4];
        assertThat(disk().readAt(at("file"), 3, four)).isEqualTo(4);
        assertThat(four).isEqualTo("3456".getBytes(StandardCharsets.UTF_8));
        assertThat(disk().readAt(at("file"), 8, four)).isEqualTo(2);
        assertThat(disk().readAt(at("file"), 10, four)).isZero();
        assertThat(disk().readAt(at("file"), 1L << 40, four)).isZero();
        assertThat(disk().readAt(at("file"), 0, new byte[0])).isZero();
    }

    @Test
    void aFileIsWrittenInPiecesAndNeverCut() throws Exception {
        file("file", "0123456789");
        disk().writeAt(at("file"), 2, bytes("abcd").bytes(), 3);
        assertThat(text("file")).isEqualTo("01abc56789");
        disk().writeAt(at("file"), 9, bytes("wxyz").bytes(), 4);
        assertThat(text("file")).isEqualTo("01abc5678wxyz");
        disk().writeAt(at("file"), 15, bytes("!").bytes(), 1);
        assertThat(text("file")).isEqualTo("01abc5678wxyz\0\0!");
        assertThat(disk().stat(at("file")).size()).isEqualTo(16);
    }

    @Test
    void piecesAreOfRegularFilesOnly() throws Exception {
        file("file", "text");
        disk().makeFolder(at("folder"), 0755);
        symlink(at("link"), "file");
        fifo(at("fifo"));
        byte[] piece = new byte[1];
        for (String odd : new String[] {"folder", "link", "fifo"}) {
            fails(Fault.NOT_REGULAR, () -> disk().readAt(at(odd), 0, piece));
            fails(Fault.NOT_REGULAR, () -> disk().writeAt(at(odd), 0, piece, 1));
        }
        fails(Fault.MISSING, () -> disk().readAt(at("none"), 0, piece));
        fails(Fault.MISSING, () -> disk().writeAt(at("none"), 0, piece, 1));
    }

    @Test
    void aLinkSaysWhatItWasMadeToSayAndIsSwappedByRename() throws Exception {
        disk().makeFolder(at("one"), 0755);
        disk().makeFolder(at("two"), 0755);
        file("one/file", "1");
        file("two/file", "2");
        disk().makeLink(at("current"), Path.of("one"));
        assertThat(disk().stat(at("current")).kind()).isEqualTo(Kind.LINK);
        assertThat(disk().readLink(at("current"))).isEqualTo(Path.of("one"));
        assertThat(text("current/file")).isEqualTo("1");
        fails(Fault.EXISTS, () -> disk().makeLink(at("current"), Path.of("two")));
        fails(Fault.MISSING, () -> disk().makeLink(at("none/link"), Path.of("two")));

        disk().makeLink(at("fresh"), Path.of("two"));
        disk().rename(at("fresh"), at("current"));
        assertThat(disk().readLink(at("current"))).isEqualTo(Path.of("two"));
        assertThat(text("current/file")).isEqualTo("2");
        assertThat(disk().stat(at("fresh"))).isNull();
        disk().remove(at("current"));
        assertThat(text("two/file")).isEqualTo("2");
    }

    @Test
    void aVolumeTellsItsRoom() throws Exception {
        assertThat(disk().usableSpace(root())).isPositive();
        fails(Fault.MISSING, () -> disk().usableSpace(at("none")));
    }

    @Test
    void createMakesAnEmptyFileWithExactlyTheMode() throws Exception {
        for (int mode : new int[] {0600, 0664, 0440, 0666, 0755}) {
            String name = "file" + mode;
            FileStat made = disk().create(at(name), Ownership.mode(mode));
            assertThat(made.mode()).isEqualTo(mode);
            assertThat(made.size()).isZero();
            assertThat(made.links()).isEqualTo(1);
            assertThat(made.isRegular()).isTrue();
            assertThat(disk().stat(at(name))).isEqualTo(made);
        }
    }

    @Test
    void createTakesOnlyAFreeName() throws Exception {
        file("file", "kept");
        disk().makeFolder(at("folder"), 0700);
        symlink(at("dangling"), "nowhere");
        for (String taken : new String[] {"file", "folder", "dangling"}) {
            fails(Fault.EXISTS, () -> disk().create(at(taken), Ownership.mode(0600)));
            fails(Fault.EXISTS, () -> disk().makeFolder(at(taken), 0700));
            fails(Fault.EXISTS, () -> disk().link(at("file"), at(taken)));
        }
        assertThat(text("file")).isEqualTo("kept");
        assertThat(disk().stat(at("nowhere"))).isNull();
    }

    @Test
    void whatHasNoFolderCannotBeMade() throws Exception {
        file("file", "");
        for (String name : new String[] {"none/x", "file/x"}) {
            fails(Fault.MISSING, () -> disk().create(at(name), Ownership.mode(0600)));
            fails(Fault.MISSING, () -> disk().makeFolder(at(name), 0700));
            fails(Fault.MISSING, () -> disk().link(at("file"), at(name)));
            fails(Fault.MISSING, () -> disk().rename(at("file"), at(name)));
        }
        assertThat(disk().list(root())).containsExactly("file");
    }

    @Test
    void writeReplacesAllBytesAndKeepsTheFile() throws Exception {
        FileStat before = file("file", "a long first text");
        disk().write(at("file"), bytes("short"));
        assertThat(text("file")).isEqualTo("short");
        disk().write(at("file"), Content.EMPTY);
        assertThat(text("file")).isEmpty();
        disk().write(at("file"), bytes("longer again"));
        FileStat after = disk().stat(at("file"));
        assertThat(after.sameFile(before)).isTrue();
        assertThat(after.mode()).isEqualTo(before.mode());
        assertThat(after.size()).isEqualTo(12);
    }

    @Test
    void manyBytesComeBackAsTheyWere() throws Exception {
        byte[] many = new byte[300_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = (byte) ((i * 31) >> 3);
        }
        file("file", "");
        disk().write(at("file"), Content.copyOf(many));
        assertThat(disk().read(at("file"), many.length)).isEqualTo(Content.copyOf(many));
    }

    @Test
    void aReadHasALimit() throws Exception {
        file("file", "12345");
        assertThat(disk().read(at("file"), 5).size()).isEqualTo(5);
        fails(Fault.TOO_LARGE, () -> disk().read(at("file"), 4));
    }

    @Test
    void whatIsMissingIsMissing() throws Exception {
        file("file", "");
        fails(Fault.MISSING, () -> disk().read(at("none"), 9));
        fails(Fault.MISSING, () -> disk().write(at("none"), Content.EMPTY));
        fails(Fault.MISSING, () -> disk().sync(at("none")));
        fails(Fault.MISSING, () -> disk().list(at("none")));
        fails(Fault.MISSING, () -> disk().remove(at("none")));
        fails(Fault.MISSING, () -> disk().readLink(at("none")));
        fails(Fault.MISSING, () -> disk().own(at("none"), Ownership.mode(0600)));
        fails(Fault.MISSING, () -> disk().link(at("none"), at("other")));
        fails(Fault.MISSING, () -> disk().rename(at("none"), at("other")));
        fails(Fault.MISSING, () -> disk().exchange(at("none"), at("file")));
        fails(Fault.MISSING, () -> disk().exchange(at("file"), at("none")));
    }

    @Test
    void onlyRegularFilesAreReadAndWritten() throws Exception {
        file("file", "kept");
        disk().makeFolder(at("folder"), 0700);
        symlink(at("link"), "file");
        fifo(at("fifo"));
        for (String odd : new String[] {"folder", "link", "fifo"}) {
            fails(Fault.NOT_REGULAR, () -> disk().read(at(odd), LIMIT));
            fails(Fault.NOT_REGULAR, () -> disk().write(at(odd), bytes("spoilt")));
            fails(Fault.NOT_REGULAR, () -> disk().lock(at(odd), Ownership.mode(0600), Duration.ZERO));
        }
        for (String odd : new String[] {"link", "fifo"}) {
            fails(Fault.NOT_REGULAR, () -> disk().sync(at(odd)));
            fails(Fault.NOT_REGULAR, () -> disk().own(at(odd), Ownership.mode(0777)));
        }
        for (String odd : new String[] {"file", "link", "fifo"}) {
            fails(Fault.NOT_REGULAR, () -> disk().list(at(odd)));
        }
        assertThat(text("file")).isEqualTo("kept");
        assertThat(disk().stat(at("file")).mode()).isEqualTo(0644);
    }

    @Test
    void kindsAreTold() throws Exception {
        file("file", "");
        disk().makeFolder(at("folder"), 0700);
        symlink(at("link"), "file");
        fifo(at("fifo"));
        assertThat(disk().stat(at("file")).kind()).isEqualTo(Kind.REGULAR);
        assertThat(disk().stat(at("folder")).kind()).isEqualTo(Kind.FOLDER);
        assertThat(disk().stat(at("link")).kind()).isEqualTo(Kind.LINK);
        assertThat(disk().stat(at("fifo")).kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void linksTellTheirTarget() throws Exception {
        file("file", "");
        symlink(at("link"), "../some/where");
        assertThat(disk().readLink(at("link"))).hasToString("../some/where");
        fails(Fault.NOT_REGULAR, () -> disk().readLink(at("file")));
    }

    @Test
    void linksAboveAPathAreFollowed() throws Exception {
        disk().makeFolder(at("folder"), 0755);
        file("folder/file", "here");
        symlink(at("link"), "folder");
        assertThat(text("link/file")).isEqualTo("here");
        assertThat(disk().stat(at("link/file"))).isEqualTo(disk().stat(at("folder/file")));
    }

    @Test
    void foldersHaveExactlyTheirModeAndListTheirNames() throws Exception {
        for (int mode : new int[] {0700, 02770, 0755, 0777}) {
            disk().makeFolder(at("folder" + mode), mode);
            assertThat(disk().stat(at("folder" + mode)).mode()).isEqualTo(mode);
        }
        file("folder448/one", "");
        file("folder448/two", "");
        assertThat(disk().list(at("folder448"))).containsExactlyInAnyOrder("one", "two");
        assertThat(disk().list(at("folder493"))).isEmpty();
    }

    @Test
    void setgidIsHandedDownByAFolder() throws Exception {
        disk().makeFolder(at("shared"), 02770);
        disk().makeFolder(at("shared/inner"), 0700);
        assertThat(disk().stat(at("shared/inner")).mode()).isEqualTo(02700);
        FileStat file = disk().create(at("shared/file"), Ownership.mode(0640));
        assertThat(file.gid()).isEqualTo(disk().stat(at("shared")).gid());
        assertThat(file.mode()).isEqualTo(0640);
    }

    @Test
    void aLinkIsASecondNameOfOneFile() throws Exception {
        FileStat file = file("file", "one");
        disk().link(at("file"), at("other"));
        assertThat(disk().stat(at("other")).sameFile(file)).isTrue();
        assertThat(disk().stat(at("file")).links()).isEqualTo(2);
        disk().write(at("other"), bytes("two"));
        assertThat(text("file")).isEqualTo("two");
        disk().own(at("other"), Ownership.mode(0600));
        assertThat(disk().stat(at("file")).mode()).isEqualTo(0600);
        disk().remove(at("file"));
        assertThat(text("other")).isEqualTo("two");
        assertThat(disk().stat(at("other")).links()).isEqualTo(1);
    }

    @Test
    void aFolderHasOneNameOnly() throws Exception {
        disk().makeFolder(at("folder"), 0700);
        fails(Fault.NOT_REGULAR, () -> disk().link(at("folder"), at("other")));
    }

    @Test
    void renameMovesAFileOverAnother() throws Exception {
        FileStat moved = file("from", "new");
        file("to", "old");
        disk().rename(at("from"), at("to"));
        assertThat(disk().stat(at("from"))).isNull();
        assertThat(disk().stat(at("to"))).isEqualTo(moved);
        assertThat(text("to")).isEqualTo("new");
    }

    @Test
    void renameMovesAFolderWithAllThatIsInIt() throws Exception {
        disk().makeFolder(at("folder"), 0755);
        file("folder/file", "inside");
        FileStat inside = disk().stat(at("folder/file"));
        disk().rename(at("folder"), at("moved"));
        assertThat(disk().stat(at("folder"))).isNull();
        assertThat(disk().stat(at("moved/file"))).isEqualTo(inside);
        assertThat(text("moved/file")).isEqualTo("inside");
    }

    @Test
    void renameBetweenTwoNamesOfOneFileDoesNothing() throws Exception {
        file("file", "");
        disk().link(at("file"), at("other"));
        disk().rename(at("file"), at("other"));
        assertThat(disk().list(root())).containsExactlyInAnyOrder("file", "other");
    }

    @Test
    void renameMovesALinkAndNotItsTarget() throws Exception {
        file("file", "kept");
        symlink(at("link"), "file");
        disk().rename(at("link"), at("moved"));
        assertThat(disk().readLink(at("moved"))).hasToString("file");
        file("from", "new");
        disk().rename(at("from"), at("moved"));
        assertThat(text("moved")).isEqualTo("new");
        assertThat(text("file")).isEqualTo("kept");
    }

    @Test
    void renameKeepsKindsApart() throws Exception {
        file("file", "");
        disk().makeFolder(at("folder"), 0700);
        disk().makeFolder(at("full"), 0700);
        file("full/x", "");
        fails(Fault.NOT_REGULAR, () -> disk().rename(at("file"), at("folder")));
        fails(Fault.NOT_REGULAR, () -> disk().rename(at("folder"), at("file")));
        fails(Fault.BUSY, () -> disk().rename(at("folder"), at("full")));
    }

    @Test
    void exchangeSwapsTwoNames() throws Exception {
        disk().makeFolder(at("folder"), 0755);
        FileStat one = file("one", "first");
        FileStat two = file("folder/two", "second");
        disk().exchange(at("one"), at("folder/two"));
        assertThat(disk().stat(at("one"))).isEqualTo(two);
        assertThat(disk().stat(at("folder/two"))).isEqualTo(one);
        assertThat(text("one")).isEqualTo("second");
        assertThat(text("folder/two")).isEqualTo("first");
    }

    @Test
    void exchangeSwapsWhateverTheKind() throws Exception {
        disk().makeFolder(at("folder"), 0755);
        file("folder/inside", "deep");
        file("file", "flat");
        disk().exchange(at("folder"), at("file"));
        assertThat(text("folder")).isEqualTo("flat");
        assertThat(text("file/inside")).isEqualTo("deep");
    }

    @Test
    void removeTakesOneName() throws Exception {
        file("file", "kept");
        symlink(at("link"), "file");
        disk().makeFolder(at("folder"), 0700);
        file("folder/x", "");
        fails(Fault.BUSY, () -> disk().remove(at("folder")));
        disk().remove(at("folder/x"));
        disk().remove(at("folder"));
        disk().remove(at("link"));
        assertThat(disk().list(root())).containsExactly("file");
        assertThat(text("file")).isEqualTo("kept");
    }

    @Test
    void ownGivesTheMode() throws Exception {
        file("file", "");
        disk().makeFolder(at("folder"), 0700);
        for (int mode : new int[] {0600, 0664, 0400}) {
            disk().own(at("file"), Ownership.mode(mode));
            assertThat(disk().stat(at("file")).mode()).isEqualTo(mode);
        }
        disk().own(at("folder"), Ownership.mode(02770));
        assertThat(disk().stat(at("folder")).mode()).isEqualTo(02770);
    }

    @Test
    void filesAndFoldersAreSynced() throws Exception {
        file("file", "x");
        disk().sync(at("file"));
        disk().sync(root());
        assertThat(text("file")).isEqualTo("x");
    }

    @Test
    void aLockHasOneHolder() throws Exception {
        Ownership own = Ownership.mode(0600);
        Disk.Lease first = disk().lock(at("lock"), own, Duration.ZERO);
        assertThat(first).isNotNull();
        assertThat(disk().stat(at("lock")).mode()).isEqualTo(0600);
        assertThat(disk().lock(at("lock"), own, Duration.ofMillis(30))).isNull();
        first.close();
        first.close();
        Disk.Lease second = disk().lock(at("lock"), own, Duration.ZERO);
        assertThat(second).isNotNull();
        assertThat(disk().lock(at("lock"), own, Duration.ZERO)).isNull();
        second.close();
    }

    @Test
    void aLockIsWaitedFor() throws Exception {
        Ownership own = Ownership.mode(0600);
        Disk.Lease first = disk().lock(at("lock"), own, Duration.ZERO);
        CompletableFuture<Void> release =
                CompletableFuture.runAsync(first::close, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        Disk.Lease second = disk().lock(at("lock"), own, Duration.ofSeconds(15));
        assertThat(second).isNotNull();
        second.close();
        release.get();
    }

    @Test
    void anInterruptEndsTheWaitForALock() throws Exception {
        Ownership own = Ownership.mode(0600);
        try (Disk.Lease first = disk().lock(at("lock"), own, Duration.ZERO)) {
            assertThat(first).isNotNull();
            Thread.currentThread().interrupt();
            assertThat(disk().lock(at("lock"), own, Duration.ofSeconds(15))).isNull();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptStopsNoStep() throws Exception {
        file("file", "before");
        Thread.currentThread().interrupt();
        disk().write(at("file"), bytes("after"));
        disk().sync(at("file"));
        disk().sync(root());
        assertThat(text("file")).isEqualTo("after");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anOrdinaryFileIsNoMountPoint() throws Exception {
        file("file", "");
        assertThat(disk().isMountPoint(at("file"))).isFalse();
        assertThat(disk().isMountPoint(at("none"))).isFalse();
        assertThat(disk().fileSystemType(at("file"))).isNotEmpty();
    }

    @Test
    void aFailureTellsPathAndFaultAndNoMore() {
        DiskException failure = catchThrowableOfType(DiskException.class, () -> disk().read(at("none"), 9));
        assertThat(failure).hasMessage(at("none") + ": MISSING").hasNoCause();
        assertThat(failure.path()).isEqualTo(at("none"));
    }
}
