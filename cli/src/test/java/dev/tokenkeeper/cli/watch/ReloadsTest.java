package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadsTest {
    private static final String SECRET = "s3cret-in-url";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DecisionLog log = new DecisionLog(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void publishesThatFollowEachOtherCloselyAreToldOnceAndAFailureAgain() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        AtomicInteger count = new AtomicInteger();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            exchange.sendResponseHeaders(count.incrementAndGet() < 2 ? 503 : 204, -1);
            asked.add(exchange.getRequestMethod());
            exchange.close();
        });
        application.start();
        URI url = URI.create("http://127.0.0.1:" + application.getAddress().getPort() + "/reload?key=" + SECRET);
        try (Reloads reloads =
                new Reloads(List.of(new ReloadStep.Url(url)), log, Duration.ofMillis(100), Duration.ofMillis(100))) {
            reloads.published();
            reloads.published();
            reloads.published();
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("POST");
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo("POST");
            assertThat(asked.poll(500, TimeUnit.MILLISECONDS)).isNull();
        } finally {
            application.stop(0);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("event=ReloadFailed by=url attempt=1 detail=\"answered 503\"", "event=Reload by=url")
                .doesNotContain(SECRET);
    }

    @Test
    void aTouchedFileIsMadeOrGetsANewTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("reload");
        ReloadStep touch = new ReloadStep.Touch(file);
        assertThat(touch.tell()).isNull();
        assertThat(file).isEmptyFile();
        Files.writeString(file, "kept");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(touch.tell()).isNull();
        assertThat(file).hasContent("kept");
        assertThat(Files.getLastModifiedTime(file).toMillis()).isGreaterThan(1_000);
        assertThat(new ReloadStep.Touch(folder).tell()).isEqualTo("not a regular file");
    }

    @Test
    void aProcessIsFoundByItsNameAndGetsTheSignal() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            ReloadStep signal = new ReloadStep.ToProcess(
                    new ReloadSignal(Signal.USR1, (int) sleeper.pid(), null),
                    new SignalDoor(),
                    ProcessNames.ofThisMachine(),
                    null);
            assertThat(signal.tell()).isNull();
            assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sleeper.exitValue()).isEqualTo(128 + Signal.USR1.number());
            assertThat(signal.tell()).isEqualTo("no such process");
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void namesAreReadFromProcAndThisProcessIsNeverFound(@TempDir Path proc) throws IOException {
        for (String pid : List.of("17", "18", "19")) {
            Files.createDirectory(proc.resolve(pid));
            Files.writeString(proc.resolve(pid).resolve("comm"), pid.equals("19") ? "other\n" : "nginx\n");
        }
        Files.createDirectory(proc.resolve("20"));
        assertThat(new ProcessNames(proc, 18).pids("nginx")).containsExactly(17L);
    }
}
