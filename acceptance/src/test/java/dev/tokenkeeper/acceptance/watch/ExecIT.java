package dev.tokenkeeper.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.pod.Mount;
import dev.tokenkeeper.acceptance.pod.Patience;
import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import dev.tokenkeeper.acceptance.pod.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code exec}: the application really takes the program's place, or is its child with {@code --supervise}. */
class ExecIT {
    private static final String KEY = "license.token";
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Mount mount;
    private Volume volume;
    private final List<Running> started = new ArrayList<>();

    @BeforeEach
    void lay() throws IOException {
        mount = Mount.at(folder.resolve("mount"));
        volume = Volume.at(folder.resolve("volume"), KEY);
        mount.deliver(KEY, token(1));
    }

    @AfterEach
    void end() {
        started.forEach(Running::close);
    }

    @Test
    void theApplicationHasTheProgramsProcessIdAndFindsTheTokenInPlace() throws Exception {
        Running exec = exec(
                Map.of(),
                "sh",
                "-c",
                "echo $$; cat \"$0\"; exit 7",
                volume.live().toString());
        assertThat(exec.await()).isEqualTo(7);
        assertThat(exec.out()).isEqualTo(exec.pid() + "\n" + token(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void argumentsAndEnvironmentArriveAsTheyWere(boolean supervised) throws Exception {
        Map<String, String> environment = Map.of(
                "TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS", "-Dsaved=yes",
                "TOKENKEEPER_SAVED_LC_ALL", "",
                "LC_ALL", "C.UTF-8",
                "MINE", "a b=c");
        List<String> words = new ArrayList<>(List.of("sh", "-c", "env; for a; do echo \"<$a>\"; done", "name"));
        words.addAll(List.of("two words", "", "caf\u00e9", "--mode=1", "*"));
        Running exec = supervised
                ? supervise(environment, words.toArray(String[]::new))
                : exec(environment, words.toArray(String[]::new));
        assertThat(exec.await()).isZero();
        assertThat(exec.out())
                .contains(
                        "JAVA_TOOL_OPTIONS=-Dsaved=yes\n",
                        "MINE=a b=c\n",
                        "<two words>\n<>\n<caf\u00e9>\n<--mode=1>\n<*>\n")
                .doesNotContain("TOKENKEEPER_SAVED", "LC_ALL");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signalMaskLimitsAndDescriptorsAreAsTheyWere(boolean supervised) throws Exception {
        List<String> signals = List.of("grep", "-E", "Sig(Blk|Ign)", "/proc/self/status");
        assertThat(signals(outOf(supervised, signals))).isEqualTo(signals(outOfPlain(signals)));
        List<String> others = List.of("sh", "-c", "ulimit -a; ls /proc/$$/fd");
        assertThat(outOf(supervised, others)).isEqualTo(outOfPlain(others));
    }

    /** Without signals 32 and 33, which a C library keeps for its threads. */
    private static List<Long> signals(String out) {
        return out.lines()
                .map(line -> Long.parseUnsignedLong(
                                line.substring(line.indexOf(':') + 1).strip(), 16)
                        & ~(3L << 31))
                .toList();
    }

    private String outOf(boolean supervised, List<String> command) throws Exception {
        String[] words = command.toArray(String[]::new);
        Running exec = supervised ? supervise(Map.of(), words) : exec(Map.of(), words);
        assertThat(exec.await()).as(exec.err()).isZero();
        return exec.out();
    }

    private String outOfPlain(List<String> command) throws Exception {
        Running plain = Running.start(folder, Map.of(), command);
        assertThat(plain.await()).isZero();
        return plain.out();
    }

    @Test
    void aSmallerLimitOfOpenFilesStaysSmall() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -S -n 77; exec \"$@\"", "sh"));
        command.addAll(Program.command(arguments("exec", "sh", "-c", "ulimit -S -n")));
        Running exec = Running.start(folder, Map.of(), command);
        started.add(exec);
        assertThat(exec.await()).as(exec.err()).isZero();
        assertThat(exec.out()).isEqualTo("77\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signalsReachTheApplication(boolean supervised) throws Exception {
        String script = "trap 'echo hup' HUP; trap 'echo usr1' USR1; trap 'echo term; exit 3' TERM; echo ready;"
                + " while :; do sleep 0.05; done";
        Running exec = supervised ? supervise(Map.of(), "sh", "-c", script) : exec(Map.of(), "sh", "-c", script);
        Patience.until(LONG, "the application runs", () -> exec.out().contains("ready"));
        signal("HUP", exec.pid());
        Patience.until(LONG, "HUP", () -> exec.out().contains("hup"));
        signal("USR1", exec.pid());
        Patience.until(LONG, "USR1", () -> exec.out().contains("usr1"));
        exec.terminate();
        assertThat(exec.await()).isEqualTo(3);
        assertThat(exec.out()).endsWith("term\n");
    }

    @Test
    void quitIsNotBlockedInTheApplication() throws Exception {
        Running exec = exec(Map.of(), "sleep", "60");
        Path comm = Path.of("/proc", Long.toString(exec.pid()), "comm");
        Patience.until(LONG, "it is sleep now", () -> Files.readString(comm).equals("sleep\n"));
        signal("QUIT", exec.pid());
        assertThat(exec.await()).isEqualTo(128 + 3);
    }

    @Test
    void aChildThatASignalEndsIsReportedAsShellsDo() throws Exception {
        Running exec = supervise(Map.of(), "sh", "-c", "echo ready; exec sleep 60");
        Patience.until(LONG, "the application runs", () -> exec.out().contains("ready"));
        exec.terminate();
        assertThat(exec.await()).isEqualTo(128 + 15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProgramThatIsNotThereSaysSo(boolean supervised) throws Exception {
        Running missing = supervised ? supervise(Map.of(), "no-such-program") : exec(Map.of(), "no-such-program");
        assertThat(missing.await()).isEqualTo(127);
        assertThat(missing.err()).contains("no-such-program: no such program");
        String file = volume.live().toString();
        Running notOne = supervised ? supervise(Map.of(), file) : exec(Map.of(), file);
        assertThat(notOne.await()).isEqualTo(126);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAGoodTokenTheApplicationIsNotStarted(boolean supervised) throws Exception {
        mount.deliver("another.key", "x");
        String[] touch = {"touch", folder.resolve("started").toString()};
        Running exec = supervised ? supervise(Map.of(), touch) : exec(Map.of(), touch);
        assertThat(exec.await()).isEqualTo(4);
        assertThat(folder.resolve("started")).doesNotExist();
        assertThat(exec.err()).contains("KeyNotReady");
    }

    @Test
    void theParentFollowsTheSourceReloadsTheChildAndReturnsItsStatus() throws Exception {
        String script = "trap 'echo reload; exit 9' USR2; echo ready; while :; do sleep 0.05; done";
        Running exec = start(
                Map.of(),
                List.of(
                        "exec",
                        "--supervise",
                        "--reload-signal=USR2",
                        "--source=" + mount.folder(),
                        "--target=" + volume.folder(),
                        "--file=" + KEY,
                        "--",
                        "sh",
                        "-c",
                        script));
        Patience.until(LONG, "the application runs", () -> exec.out().contains("ready"));
        Thread.sleep(1_500);
        assertThat(exec.out()).as("no reload at the first pass").isEqualTo("ready\n");
        mount.deliver(KEY, token(2));
        Patience.until(LONG, "the new version", () -> volume.text().equals(token(2)));
        assertThat(exec.await()).isEqualTo(9);
        assertThat(exec.out()).isEqualTo("ready\nreload\n");
    }

    private Running exec(Map<String, String> environment, String... words) throws IOException {
        return start(environment, arguments("exec", words));
    }

    private Running supervise(Map<String, String> environment, String... words) throws IOException {
        List<String> arguments = new ArrayList<>(arguments("exec", words));
        arguments.add(1, "--supervise");
        return start(environment, arguments);
    }

    private List<String> arguments(String verb, String... words) {
        List<String> arguments = new ArrayList<>(
                List.of(verb, "--source=" + mount.folder(), "--target=" + volume.folder(), "--file=" + KEY, "--"));
        arguments.addAll(List.of(words));
        return arguments;
    }

    private Running start(Map<String, String> environment, List<String> arguments) throws IOException {
        Running running = Program.start(folder, environment, arguments);
        started.add(running);
        return running;
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String token(int version) {
        return "SOFTWARE_LICENSE_V1\nVersion: " + version + "\n";
    }
}
