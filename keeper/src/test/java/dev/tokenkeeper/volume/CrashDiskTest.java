package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The crash disk loses what a power loss can lose, and nothing else. */
final class CrashDiskTest {
    private static final Path V = Path.of("/v");
    private static final Path FILE = Path.of("/v/file");
    private static final Path TEMP = Path.of("/v/temp");
    private static final Path OTHER = Path.of("/v/other");
    private static final int ALL = 4096;

    private final MemoryDisk start = new MemoryDisk();

    CrashDiskTest() {
        start.folder("/v");
        start.put("/v/file", "old");
    }

    private static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the outcomes hold at the paths, a dash where nothing stands. */
    private static Set<String> outcomes(CrashDisk disk, Path... paths) {
        Set<String> seen = new TreeSet<>();
        for (MemoryDisk left : disk.afterCrash(ALL, 7)) {
            StringBuilder line = new StringBuilder();
            for (Path path : paths) {
                String text = left.text(path.toString());
                line.append(text == null ? "-" : text.replace('\0', '0')).append(' ');
            }
            seen.add(line.toString().strip());
        }
        return seen;
    }

    private static void write(Disk disk, Path path, String text) throws DiskException {
        disk.create(path, Ownership.mode(0600));
        disk.write(path, bytes(text));
    }

    @Test
    void withoutSyncEachRangeAndTheLengthCanBeLost() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        disk.write(FILE, bytes("NEWER"));
        assertThat(disk.afterCrash(ALL, 7).get(0).text("/v/file")).isEqualTo("NEWER");
        assertThat(outcomes(disk, FILE))
                .contains("old", "NEWER", "old00")
                .hasSizeGreaterThan(4)
                .allSatisfy(text -> {
                    for (int i = 0; i < text.length(); i++) {
                        assertThat("NEWER".charAt(i) + ("old00".charAt(i) + "")).contains(text.charAt(i) + "");
                    }
                });
    }

    @Test
    void syncMakesBytesAndModeDurable() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        disk.write(FILE, bytes("NEWER"));
        disk.own(FILE, Ownership.mode(0600));
        disk.sync(FILE);
        assertThat(disk.afterCrash(ALL, 7)).singleElement().satisfies(left -> {
            assertThat(left.text("/v/file")).isEqualTo("NEWER");
            assertThat(left.stat(FILE).mode()).isEqualTo(0600);
        });
    }

    @Test
    void aModeCanBeLost() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        disk.own(FILE, Ownership.mode(0600));
        Set<Integer> modes = new TreeSet<>();
        for (MemoryDisk left : disk.afterCrash(ALL, 7)) {
            modes.add(left.stat(FILE).mode());
        }
        assertThat(modes).containsExactly(0600, 0644);
    }

    @Test
    void aNameIsDurableWithItsFolderOnly() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        write(disk, TEMP, "NEW");
        disk.sync(TEMP);
        assertThat(outcomes(disk, TEMP)).containsExactlyInAnyOrder("-", "NEW");
        disk.sync(V);
        assertThat(outcomes(disk, TEMP)).containsExactly("NEW");
    }

    @Test
    void aNewNameDoesNotBringItsBytes() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        write(disk, TEMP, "NEW");
        disk.sync(V);
        assertThat(outcomes(disk, TEMP)).contains("", "000", "NEW").doesNotContain("-");
    }

    @Test
    void renameWithoutSyncTearsTheFile() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        write(disk, TEMP, "NEW");
        disk.rename(TEMP, FILE);
        assertThat(outcomes(disk, FILE)).contains("old", "NEW", "");
    }

    @Test
    void renameAfterSyncIsOldOrNew() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        write(disk, TEMP, "NEW");
        disk.sync(TEMP);
        disk.sync(V);
        disk.rename(TEMP, FILE);
        assertThat(outcomes(disk, FILE)).containsExactlyInAnyOrder("old", "NEW");
        assertThat(outcomes(disk, FILE, TEMP)).containsExactlyInAnyOrder("old NEW", "old -", "NEW NEW", "NEW -");
        disk.sync(V);
        assertThat(outcomes(disk, FILE, TEMP)).containsExactly("NEW -");
    }

    @Test
    void eachHalfOfAnExchangeCanBeLost() throws Exception {
        start.put("/v/other", "young");
        CrashDisk each = CrashDisk.on(start);
        each.exchange(FILE, OTHER);
        assertThat(outcomes(each, FILE, OTHER))
                .containsExactlyInAnyOrder("young old", "old young", "young young", "old old");
        CrashDisk journal = CrashDisk.withJournal(start);
        journal.exchange(FILE, OTHER);
        assertThat(outcomes(journal, FILE, OTHER)).containsExactlyInAnyOrder("young old", "old young");
    }

    @Test
    void namesLeftTwiceAreOneFileWithTwoLinks() throws Exception {
        start.put("/v/other", "young");
        CrashDisk disk = CrashDisk.on(start);
        disk.exchange(FILE, OTHER);
        for (MemoryDisk left : disk.afterCrash(ALL, 7)) {
            boolean same = left.stat(FILE).sameFile(left.stat(OTHER));
            assertThat(left.stat(FILE).links()).isEqualTo(same ? 2 : 1);
        }
    }

    @Test
    void aRemovalCanBeLost() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        disk.remove(FILE);
        assertThat(outcomes(disk, FILE)).containsExactlyInAnyOrder("-", "old");
        disk.sync(V);
        assertThat(outcomes(disk, FILE)).containsExactly("-");
    }

    @Test
    void aKillLosesNothing() throws Exception {
        CrashDisk disk = CrashDisk.killOnly(start);
        write(disk, TEMP, "NEW");
        disk.rename(TEMP, FILE);
        assertThat(outcomes(disk, FILE, TEMP)).containsExactly("NEW -");
    }

    @Test
    void anApplicationsUnsyncedBytesCanBeLostToo() {
        CrashDisk disk = CrashDisk.on(start);
        try (HeldFile held = disk.now().hold("/v/file")) {
            held.append("+app");
        }
        assertThat(outcomes(disk, FILE)).contains("old", "old+app");
    }

    @Test
    void theProcessDiesBeforeItsStep() throws Exception {
        for (int n = 1; n <= 4; n++) {
            CrashDisk disk = CrashDisk.on(start).stopBefore(n);
            int stop = n;
            Crash crash = catchThrowableOfType(Crash.class, () -> {
                write(disk, TEMP, "NEW");
                disk.rename(TEMP, FILE);
                disk.sync(V);
            });
            assertThat(crash).hasMessageStartingWith("crash at " + stop + " ");
            assertThat(disk.steps()).hasSize(stop);
            MemoryDisk killed = disk.afterCrash(1, 1).get(0);
            assertThat(killed.text("/v/temp")).isEqualTo(new String[] {null, "", "NEW", null}[stop - 1]);
            assertThat(killed.text("/v/file")).isEqualTo(stop == 4 ? "NEW" : "old");
            assertThatThrownBy(() -> disk.stat(FILE)).isInstanceOf(Crash.class);
            assertThatThrownBy(() -> disk.remove(FILE)).isInstanceOf(Crash.class);
        }
    }

    @Test
    void theProcessDiesAfterAnyPrefixOfAWrite() {
        for (int prefix = 0; prefix <= 5; prefix++) {
            CrashDisk disk = CrashDisk.on(start).stopInside(1, prefix);
            assertThatThrownBy(() -> disk.write(FILE, bytes("NEWER"))).isInstanceOf(Crash.class);
            assertThat(disk.now().text("/v/file"))
                    .isEqualTo(new String[] {"old", "Nld", "NEd", "NEW", "NEWE", "NEWER"}[prefix]);
        }
    }

    @Test
    void aFileHalfMadeIsNotWider() throws Exception {
        CrashDisk disk = CrashDisk.on(start).stopInside(1, 0);
        assertThatThrownBy(() -> disk.create(TEMP, Ownership.mode(0664))).isInstanceOf(Crash.class);
        assertThat(disk.now().stat(TEMP).mode()).isEqualTo(0600);
    }

    @Test
    void stepsTellNamesAndBytes() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        write(disk, TEMP, "NEW");
        disk.stat(TEMP);
        disk.sync(TEMP);
        assertThat(disk.steps())
                .containsExactly(
                        new CrashDisk.Step("create /v/temp", 0),
                        new CrashDisk.Step("write /v/temp", 3),
                        new CrashDisk.Step("sync /v/temp", 0));
    }

    @Test
    void aRemovedFilesNumberComesBackOnlyWhenTheRemovalIsDurable() throws Exception {
        long number = start.stat(FILE).inode();
        CrashDisk disk = CrashDisk.on(start);
        disk.remove(FILE);
        assertThat(disk.create(TEMP, Ownership.mode(0600)).inode()).isNotEqualTo(number);
        disk.sync(V);
        assertThat(disk.create(OTHER, Ownership.mode(0600)).inode()).isEqualTo(number);
        CrashDisk kill = CrashDisk.killOnly(start);
        kill.remove(FILE);
        assertThat(kill.create(TEMP, Ownership.mode(0600)).inode()).isEqualTo(number);
    }

    @Test
    void oneSeedGivesTheSameOutcomesAgain() throws Exception {
        CrashDisk disk = CrashDisk.on(start);
        for (int i = 0; i < 20; i++) {
            write(disk, V.resolve("f" + i), "text " + i);
        }
        List<String> first = pictures(disk.afterCrash(100, 5));
        assertThat(first).hasSizeBetween(90, 100).doesNotHaveDuplicates();
        assertThat(pictures(disk.afterCrash(100, 5))).isEqualTo(first);
        assertThat(pictures(disk.afterCrash(100, 6))).isNotEqualTo(first);
        assertThat(disk.afterCrash(1, 5).get(0).picture()).isEqualTo(disk.now().picture());
    }

    @Test
    void aDiskAfterACrashCanCrashAgain() throws Exception {
        CrashDisk first = CrashDisk.on(start);
        write(first, TEMP, "NEW");
        first.sync(V);
        for (MemoryDisk left : first.afterCrash(ALL, 3)) {
            CrashDisk second = CrashDisk.on(left);
            second.remove(TEMP);
            second.sync(V);
            assertThat(outcomes(second, FILE, TEMP)).containsExactly("old -");
        }
    }

    private static List<String> pictures(List<MemoryDisk> disks) {
        return disks.stream().map(MemoryDisk::picture).toList();
    }
}
