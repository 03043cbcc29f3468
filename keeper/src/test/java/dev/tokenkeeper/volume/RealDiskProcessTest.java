package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tokenkeeper.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only other processes, other users and the kernel's own account can show. */
final class RealDiskProcessTest {
    private static final Ownership OWN = Ownership.mode(0600);

    private final Disk disk = RealDisk.create();

    @TempDir
    private Path folder;

    private Path at(String name) {
        return folder.resolve(name);
    }

    @Test
    void aLockExcludesOtherProcessesUntilTheyDie() throws Exception {
        Process holder = new ProcessBuilder(ProbeRun.command("hold " + at("lock")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThat(disk.lock(at("lock"), OWN, Duration.ofMillis(100))).isNull();
        } finally {
            holder.destroyForcibly();
        }
        try (Disk.Lease lease = disk.lock(at("lock"), OWN, Duration.ofSeconds(10))) {
            assertThat(lease).isNotNull();
        }
    }

    /** Closing any descriptor of a file gives up the process's lock on it, so nobody else may ever open it. */
    @Test
    void aFailedTryInTheSameProcessDoesNotGiveUpTheLock() throws Exception {
        try (Disk.Lease lease = disk.lock(at("lock"), OWN, Duration.ZERO)) {
            assertThat(lease).isNotNull();
            assertThat(RealDisk.create().lock(at("lock"), OWN, Duration.ZERO)).isNull();
            Files.createSymbolicLink(at("alias"), folder);
            assertThat(disk.lock(at("alias/lock"), OWN, Duration.ZERO)).isNull();
            assertThat(ProbeRun.lines(ProbeRun.command("lock " + at("lock")))).containsExactly("lock busy");
        }
        assertThat(ProbeRun.lines(ProbeRun.command("lock " + at("lock")))).containsExactly("lock OK");
    }

    @Test
    void theForeignInterfaceIsLoadedForAnExchangeOnly() throws Exception {
        List<String> steps = List.of(
                "create " + at("a"),
                "write " + at("a") + " 10",
                "sync " + at("a"),
                "sync " + folder,
                "link " + at("a") + " " + at("b"),
                "own " + at("b"),
                "rename " + at("b") + " " + at("c"),
                "lock " + at("lock"),
                "list " + folder,
                "mounted " + at("a"));
        assertThat(loaded(steps)).noneMatch(line -> line.contains("java.lang.foreign.Linker"));
        List<String> exchange = new ArrayList<>(steps);
        exchange.set(0, "create " + at("d"));
        exchange.add("exchange " + at("a") + " " + at("d"));
        assertThat(loaded(exchange)).anyMatch(line -> line.contains("java.lang.foreign.Linker"));
    }

    private static List<String> loaded(List<String> steps) throws Exception {
        List<String> command = ProbeRun.command(steps.toArray(String[]::new));
        command.add(1, "-Xlog:class+load");
        return ProbeRun.lines(command);
    }

    @Test
    void theKernelSeesNarrowBeforeWideAndEachSync() throws Exception {
        assumeTrue(
                ProbeRun.succeeds(List.of("strace", "-f", "-o", "/dev/null"), "true"),
                "left out: strace is not installed, or may not trace");
        Path trace = at("trace");
        List<String> command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-y",
                "-o",
                trace.toString(),
                "-e",
                "trace=openat,fchmod,chmod,fchmodat,?fchmodat2,fsync,fdatasync,rename,renameat2"));
        command.addAll(ProbeRun.command(
                "create " + at("a"),
                "create " + at("b"),
                "write " + at("a") + " 10",
                "sync " + at("a"),
                "exchange " + at("a") + " " + at("b"),
                "rename " + at("a") + " " + at("b"),
                "sync " + folder));
        ProbeRun.lines(command);
        List<String> calls = Files.readAllLines(trace).stream()
                .filter(line -> line.contains(folder + "/") || line.contains(folder + ">"))
                .map(line -> line.replaceFirst("^\\d+ +", "").replace(folder.toString(), "T"))
                .toList();
        assertThat(calls.stream().filter(call -> call.contains("O_CREAT")))
                .hasSize(2)
                .allMatch(call -> call.contains("O_EXCL") && call.contains(", 0600)"));
        assertThat(calls.stream()
                        .filter(call ->
                                call.startsWith("openat") && !call.contains("O_EXCL") && !call.contains("\"T\"")))
                .allMatch(call -> call.contains("O_NOFOLLOW"));
        assertThat(calls.stream().filter(call -> call.startsWith("f") && call.contains("sync(")))
                .satisfiesExactly(
                        file -> assertThat(file).startsWith("fsync(").contains("<T/a>"),
                        names -> assertThat(names).startsWith("fsync(").contains("<T>"));
        assertThat(calls).noneMatch(call -> call.startsWith("chmod("));
        assertThat(calls).anyMatch(call -> call.startsWith("renameat2(") && call.contains("RENAME_EXCHANGE"));
        assertThat(calls).anyMatch(call -> call.startsWith("rename(\"T/a\", \"T/b\") = 0"));
    }

    @Test
    void anOwnerIsGivenBeforeTheModeIsWidened() throws Exception {
        assumeTrue(isRoot(folder), "left out: only root may give files away");
        assumeTrue(
                ProbeRun.succeeds(List.of("strace", "-f", "-o", "/dev/null"), "true"),
                "left out: strace is not installed, or may not trace");
        Path trace = at("trace");
        List<String> command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-y",
                "-o",
                trace.toString(),
                "-e",
                "trace=openat,chmod,fchmod,fchmodat,?fchmodat2,chown,lchown"));
        command.addAll(ProbeRun.command("give " + at("a") + " 664"));
        ProbeRun.lines(command);
        List<String> changes = Files.readAllLines(trace).stream()
                .filter(line -> (line.contains(at("a").toString()) && (line.contains("O_CREAT") || line.contains("ch")))
                        || line.contains("/proc/self/fd/"))
                .map(line -> line.replaceFirst("^\\d+ +", "").replaceFirst("\\(.*", ""))
                .filter(call -> call.startsWith("open") || call.contains("ch"))
                .toList();
        assertThat(changes).startsWith("openat", "lchown", "lchown");
        assertThat(changes.subList(3, changes.size())).allMatch(call -> call.contains("chmod"));
        assertThat(new Ownership(0664, 1234, 4321).isOf(disk.stat(at("a")))).isTrue();
        disk.create(at("b"), new Ownership(02664, 1234, 4321));
        assertThat(new Ownership(02664, 1234, 4321).isOf(disk.stat(at("b")))).isTrue();
    }

    @Test
    void othersFilesAreDenied() throws Exception {
        assumeTrue(isRoot(folder), "left out: only root can make files of somebody else");
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        assumeTrue(ProbeRun.succeeds(nobody, "true"), "left out: setpriv is not installed");
        disk.own(folder, Ownership.mode(0755));
        String classes = ProbeRun.copyFor(folder);
        assumeTrue(
                ProbeRun.succeeds(nobody, "test -x " + System.getProperty("java.home") + "/bin/java"),
                "left out: this Java may be run by root only");
        disk.create(at("private"), Ownership.mode(0600));
        disk.create(at("public"), Ownership.mode(0666));
        disk.makeFolder(at("locked"), 0700);
        disk.makeFolder(at("open"), 0777);
        disk.makeFolder(at("sticky"), 01777);
        disk.create(at("sticky/file"), Ownership.mode(0666));
        List<String> command = new ArrayList<>(nobody);
        List<String> probe = ProbeRun.command(
                "read " + at("private"),
                "write " + at("private") + " 1",
                "write " + at("public") + " 1",
                "own " + at("public"),
                "create " + at("new"),
                "give " + at("open/given") + " 0644",
                "stat " + at("open/given"),
                "list " + at("locked"),
                "stat " + at("locked/x"),
                "create " + at("locked/x"),
                "remove " + at("public"),
                "remove " + at("sticky/file"),
                "rename " + at("sticky/file") + " " + at("sticky/moved"),
                "lock " + at("private"),
                "lock " + at("none"));
        probe.set(probe.indexOf("-cp") + 1, classes);
        command.addAll(probe);
        assertThat(ProbeRun.lines(command))
                .containsExactly(
                        "read DENIED",
                        "write DENIED",
                        "write OK",
                        "own DENIED",
                        "create DENIED",
                        "give DENIED",
                        "stat nothing",
                        "list DENIED",
                        "stat DENIED",
                        "create DENIED",
                        "remove DENIED",
                        "remove DENIED",
                        "rename DENIED",
                        "lock DENIED",
                        "lock DENIED");
    }

    @Test
    void aDeviceIsNeverOpened() throws Exception {
        assumeTrue(
                ProbeRun.succeeds(List.of(), "mknod " + at("device") + " c 1 5"),
                "left out: this machine lets us make no device");
        assertThat(ProbeRun.lines(ProbeRun.command(
                        "stat " + at("device"), "read " + at("device"), "write " + at("device") + " 1")))
                .containsExactly("stat OTHER", "read NOT_REGULAR", "write NOT_REGULAR");
    }

    @Test
    void aLinkPutThereAtAnyMomentIsNeverFollowed() throws Exception {
        Path outside = at("outside");
        disk.create(outside, OWN);
        disk.write(outside, Content.copyOf(new byte[100]));
        AtomicBoolean done = new AtomicBoolean();
        Thread neighbour = Thread.ofPlatform().start(() -> swap(done));
        int read = 0;
        int refused = 0;
        long start = System.nanoTime();
        long enough = start + Duration.ofMillis(500).toNanos();
        long giveUp = start + Duration.ofSeconds(20).toNanos();
        try {
            while (System.nanoTime() < enough || ((read == 0 || refused == 0) && System.nanoTime() < giveUp)) {
                try {
                    assertThat(disk.read(at("live"), 1000).size()).isEqualTo(1);
                    read++;
                    disk.write(at("live"), Content.copyOf(new byte[1]));
                } catch (DiskException e) {
                    assertThat(e.fault())
                            .isIn(
                                    DiskException.Fault.NOT_REGULAR,
                                    DiskException.Fault.BUSY,
                                    DiskException.Fault.MISSING);
                    refused++;
                }
                own();
            }
        } finally {
            done.set(true);
            neighbour.join();
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
        assertThat(disk.stat(outside).size()).isEqualTo(100);
        assertThat(disk.stat(outside).mode()).isEqualTo(0600);
    }

    private void own() {
        try {
            disk.own(at("live"), Ownership.mode(0666));
        } catch (DiskException e) {
            assertThat(e.fault())
                    .isIn(DiskException.Fault.NOT_REGULAR, DiskException.Fault.BUSY, DiskException.Fault.MISSING);
        }
    }

    private void swap(AtomicBoolean done) {
        try {
            while (!done.get()) {
                Files.deleteIfExists(at("link"));
                Files.createSymbolicLink(at("link"), at("outside"));
                disk.rename(at("link"), at("live"));
                Files.deleteIfExists(at("file"));
                Files.write(at("file"), new byte[1]);
                disk.rename(at("file"), at("live"));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isRoot(Path made) throws DiskException {
        return RealDisk.create().stat(made).uid() == 0;
    }
}
