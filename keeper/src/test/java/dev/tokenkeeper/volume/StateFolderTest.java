package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.content.Digest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
    private static final Path TARGET = Path.of("/target");

    private final MemoryDisk disk = new MemoryDisk();

    @BeforeEach
    void aTarget() {
        disk.folder("/target");
    }

    @Test
    void theFoldersAreClosedUnlessShared() throws DiskException {
        assertThat(state(false).open()).isTrue();
        assertThat(modes()).containsExactly(0700, 0700);
        assertThat(state(true).open()).isTrue();
        assertThat(modes()).containsExactly(02770, 02770);
        assertThat(state(true).privately()).isEqualTo(Ownership.mode(0660));
    }

    @Test
    void theGroupOfTheTargetIsKept() throws DiskException {
        disk.own(TARGET, new Ownership(02775, null, 4000));
        state(false).open();
        assertThat(modes()).containsExactly(02700, 02700);
        assertThat(disk.stat(TARGET.resolve(".tokenkeeper/default")).gid()).isEqualTo(4000);
    }

    @Test
    void modesThatAMountWidenedAreNarrowedAgain() throws DiskException {
        state(false).open();
        disk.own(TARGET.resolve(".tokenkeeper"), Ownership.mode(02770));
        assertThat(state(false).open()).isTrue();
        assertThat(modes()).containsExactly(0700, 0700);
        CrashDisk idle = CrashDisk.killOnly(disk);
        new StateFolder(idle, TARGET, "default", false).open();
        assertThat(idle.steps()).isEmpty();
    }

    @Test
    void aLinkInTheStatesPlaceIsRefused() {
        disk.folder("/elsewhere");
        disk.symlink("/target/.tokenkeeper", "/elsewhere");
        assertThatThrownBy(() -> state(false).open())
                .isInstanceOfSatisfying(
                        DiskException.class, e -> assertThat(e.fault()).isEqualTo(DiskException.Fault.NOT_REGULAR));
    }

    @Test
    void theKeyIsMadeOnceAndWholeAtEachStop() throws DiskException {
        state(false).open();
        CrashDisk whole = CrashDisk.on(disk);
        new StateFolder(whole, TARGET, "default", false).key();
        for (int n = 1; n <= whole.steps().size(); n++) {
            CrashDisk stopped = CrashDisk.on(disk).stopBefore(n);
            assertThatThrownBy(() -> new StateFolder(stopped, TARGET, "default", false).key())
                    .isInstanceOf(Crash.class);
            for (MemoryDisk found : stopped.afterCrash(64, n)) {
                StateFolder next = new StateFolder(found, TARGET, "default", false);
                Digest value = Digest.of(new byte[] {1});
                assertThat(value.keyed(next.key())).isEqualTo(value.keyed(next.key()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "lock", "key", "-x", "a b", "\u00fc"})
    void oddNamesAreRefused(String name) {
        assertThatThrownBy(() -> new StateFolder(disk, TARGET, name, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000017",
                "00000017.aborted",
                "00000017.damaged",
                "pending-17-5f0c31aa",
                "writing-17-5f0c31aa",
                "displaced-17-5f0c31aa",
                "tmp-5f0c31aa"
            })
    void aNameIsTakenApartAndPutTogether(String text) {
        StateName name = StateName.parse(text);
        assertThat(name.kind()).isNotEqualTo(StateName.Kind.OTHER);
        assertThat(name.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000017", "00000000", "000000170", "00000017.tmp", "pending-", "pending-x-1", "pending-17", "x"
            })
    void whatWeWouldNotWriteIsNotOurs(String text) {
        assertThat(StateName.parse(text).kind()).isEqualTo(StateName.Kind.OTHER);
    }

    private StateFolder state(boolean shared) {
        return new StateFolder(disk, TARGET, "default", shared);
    }

    private List<Integer> modes() throws DiskException {
        return List.of(
                disk.stat(TARGET.resolve(".tokenkeeper")).mode(),
                disk.stat(TARGET.resolve(".tokenkeeper/default")).mode());
    }
}
