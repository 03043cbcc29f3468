package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad target is exit 1, with the reason; nothing is harmed, and it heals by itself when the cause is gone. */
class BadTargetTest {
    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void mounted() throws IOException {
        pod = new Pod(folder);
        pod.mount(Pod.TOKEN);
    }

    @Test
    void missing() throws Exception {
        Files.delete(pod.volume());
        refused(pod.init(), "TargetFolderMissing");
        assertThat(pod.volume()).doesNotExist();
    }

    @Test
    void aLinkOutOfTheVolume() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "not yours");
        Files.createSymbolicLink(pod.live(), outside);
        refused(pod.init(), "TargetNotRegular");
        assertThat(outside).hasContent("not yours");
        assertThat(pod.live()).isSymbolicLink();
    }

    @Test
    void aFolderOnTheWayThatIsALinkOutOfTheVolume() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(pod.volume().resolve("conf"), outside);
        Ran ran = pod.run(
                List.of("init", "--source=" + pod.secret(), "--target=" + pod.volume(), "--file=license.token:conf/t"));
        refused(ran, "TargetOutsideVolume");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFifo() throws Exception {
        assertThat(pod.command(List.of("mkfifo", pod.live().toString())).exit()).isZero();
        refused(pod.init(), "TargetNotRegular");
        assertThat(Files.exists(pod.live()) && !Files.isRegularFile(pod.live())).isTrue();
    }

    @Test
    void readOnly() throws Exception {
        Ran ran = mounting(
                "mount -t tmpfs -o size=1m,ro none \"$TARGET\"; \"$@\"; code=$?; ls -A \"$TARGET\"; exit $code");
        refused(ran, "TargetReadOnly");
    }

    @Test
    void fullAndItHealsByItself() throws Exception {
        Ran ran = mounting("""
            mount -t tmpfs -o size=64k none "$TARGET"
            head -c 60000 /dev/zero >"$TARGET/ballast"
            head -c 9000 /dev/zero >"$TARGET/more" 2>/dev/null
            "$@"
            echo "full: $?"
            rm "$TARGET/ballast" "$TARGET/more"
            "$@" && cmp "$TARGET/license.token" "$SECRET/license.token" && echo healed
            """);
        assertThat(ran.out()).as(ran.toString()).contains("full: 1", "healed");
        assertThat(ran.err()).contains("TargetFull").contains("Next: ");
    }

    @Test
    void aMountPointIsWrittenInPlaceAndSaysSo() throws Exception {
        Ran ran = mounting("""
            echo "Product: old" >"$TARGET/license.token"
            echo "Product: old" >"$TARGET/under"
            mount --bind "$TARGET/under" "$TARGET/license.token"
            "$@" --strategy=take-source
            echo "code: $?"
            cat "$TARGET/under"
            """);
        assertThat(ran.out()).as(ran.toString()).contains("code: 0", Pod.TOKEN);
        assertThat(ran.err()).contains("NotAtomic");
    }

    @Test
    void ofAnotherUser() throws Exception {
        assumeRoot();
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "this machine has no setpriv");
        assertThat(pod.init().exit()).isZero();
        pod.mount(Pod.TOKEN.replace("Counter: 3", "Counter: 4"));
        assertThat(pod.command(List.of("chmod", "-R", "a+rX", folder.toString()))
                        .exit())
                .isZero();
        assertThat(pod.command(List.of("chmod", "0700", pod.volume() + "/.tokenkeeper"))
                        .exit())
                .isZero();
        String before = Pod.look(pod.live());
        List<String> command = new ArrayList<>(List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all", "sh", "-c"));
        command.add("\"$@\"");
        command.add("sh");
        command.addAll(start());
        Ran probe = pod.command(with(command, "version"));
        assumeTrue(probe.exit() == 0, "another user cannot start this JVM here");

        Ran ran = pod.command(with(command, initWords()));

        refused(ran, "StateUnreadable");
        assertThat(Pod.look(pod.live())).isEqualTo(before);
    }

    private void refused(Ran ran, String reason) {
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
        assertThat(ran.err()).startsWith("tokenkeeper: " + reason).contains("Next: ");
        assertThat(ran.out()).doesNotContain("Token initialized", "complete");
    }

    /** Runs {@code script} in a mount namespace of its own, with the start of init as its arguments. */
    private Ran mounting(String script) throws IOException, InterruptedException {
        assumeRoot();
        assumeTrue(pod.command(List.of("unshare", "-m", "true")).exit() == 0, "this machine has no mount namespaces");
        String variables = "TARGET='" + pod.volume() + "'; SECRET='" + pod.secret() + "'\n";
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", variables + script, "sh"));
        command.addAll(start());
        return pod.command(with(command, initWords()));
    }

    private static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount and change users");
    }

    private static List<String> start() {
        return Pod.java(List.of());
    }

    private String[] initWords() {
        return new String[] {
            "init", "--source=" + pod.secret(), "--target=" + pod.volume(), "--file=" + Pod.KEY, "--mode=0664"
        };
    }

    private static List<String> with(List<String> command, String... words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(words));
        return all;
    }
}
