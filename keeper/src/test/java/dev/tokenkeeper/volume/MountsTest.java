package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MountsTest {
    private static final Mounts MOUNTS = Mounts.parse("""
        22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,errors=remount-ro
        30 22 0:25 / /proc rw - proc proc rw
        40 22 0:31 / /tmp rw shared:2 master:1 - tmpfs tmpfs rw,size=64k
        41 40 254:0 /x /tmp/a\\040b\\134c ro,relatime - ext4 /dev/vda rw
        42 22 0:40 / /proc/sys rw - xfs /dev/vdb ro
        43 22 0:41 / /proc/sys rw - nfs4 host:/share\\011name rw,vers=4.2
        """);

    @Test
    void theLongestAndLastMountHolds() throws Exception {
        assertThat(MOUNTS.holding(Path.of("/etc")).type()).isEqualTo("ext4");
        assertThat(MOUNTS.holding(Path.of("/proc/version")).type()).isEqualTo("proc");
        assertThat(MOUNTS.holding(Path.of("/proc/sys")).type()).isEqualTo("nfs4");
        assertThat(MOUNTS.holding(Path.of("/tmp")).type()).isEqualTo("tmpfs");
        assertThat(MOUNTS.holding(Path.of("/tmp2")).type()).isEqualTo("ext4");
        assertThat(MOUNTS.holding(Path.of("/tmp/a b\\c")).point()).isEqualTo("/tmp/a b\\c");
    }

    @Test
    void readOnlyIsAMountsOrItsFileSystems() throws Exception {
        assertThat(MOUNTS.holding(Path.of("/tmp/a b\\c")).readOnly()).isTrue();
        assertThat(MOUNTS.holding(Path.of("/tmp/x")).readOnly()).isFalse();
        assertThat(MOUNTS.holding(Path.of("/etc")).readOnly()).isFalse();
        assertThat(Mounts.parse("1 1 0:1 / / rw - ext4 x noatime,ro,discard\n")
                        .holding(Path.of("/"))
                        .readOnly())
                .isTrue();
    }

    @Test
    void onlyItsOwnPathIsAMountPoint() throws Exception {
        assertThat(MOUNTS.isMountPoint(Path.of("/tmp"))).isTrue();
        assertThat(MOUNTS.isMountPoint(Path.of("/tmp/x"))).isFalse();
        assertThat(MOUNTS.isMountPoint(Path.of("/tmp/a b\\c"))).isTrue();
        assertThat(MOUNTS.isMountPoint(Path.of("/etc"))).isFalse();
    }

    @Test
    void theKernelsOwnListIsUnderstood() throws Exception {
        Mounts mounts = Mounts.read();
        assertThat(mounts.isMountPoint(Path.of("/proc"))).isTrue();
        assertThat(mounts.holding(Path.of("/proc/self/mountinfo")).type()).isEqualTo("proc");
        assertThat(mounts.holding(Path.of("/")).type()).isNotEmpty();
    }
}
