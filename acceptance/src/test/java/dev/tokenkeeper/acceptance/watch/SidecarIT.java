package dev.tokenkeeper.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tokenkeeper.acceptance.pod.Mount;
import dev.tokenkeeper.acceptance.pod.Patience;
import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import dev.tokenkeeper.acceptance.pod.Volume;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sidecar tells the kubelet, Prometheus and the application. */
class SidecarIT {
    private static final String KEY = "license.token";
    private static final String CANARY = "canary-7f3a91";
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Mount mount;
    private Volume volume;
    private final List<AutoCloseable> opened = new ArrayList<>();

    private record Answer(int status, String text) {}

    @BeforeEach
    void lay() throws IOException {
        mount = Mount.at(folder.resolve("mount"));
        volume = Volume.at(folder.resolve("volume"), KEY);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void healthReadinessStatusAndMetricsAreServedWithoutAValue() throws Exception {
        Running watch = watch("--http=127.0.0.1:0");
        int port = port(watch);
        assertThat(ask(port, "/healthz").status()).isEqualTo(200);
        Patience.until(LONG, "the first pass", () -> ask(port, "/status").status() == 200);
        assertThat(ask(port, "/readyz").status()).as("nothing is live yet").isEqualTo(503);

        mount.deliver(KEY, token(1));
        Patience.until(LONG, "ready", () -> ask(port, "/readyz").status() == 200);
        Files.writeString(volume.live(), token(1).replace("Owner: ", "Owner: me, "));
        mount.deliver(KEY, token(1).replace("Owner: ", "Owner: you, "));
        Patience.until(LONG, "a conflict", () -> ask(port, "/metrics").text().contains("tokenkeeper_conflicts 1\n"));

        String status = ask(port, "/status").text();
        assertThat(status).contains("\"kind\":\"PassReport\"", "\"path\":\"/Owner\"", "\"kept\":\"ours\"");
        String metrics = ask(port, "/metrics").text();
        assertThat(metrics)
                .contains("tokenkeeper_merge_total{result=\"Delivered\"} 1\n", "tokenkeeper_build_info{version=")
                .doesNotContain(KEY);
        assertThat(status + metrics + watch.err() + watch.out()).doesNotContain(CANARY, "me, ", "you, ");
    }

    @Test
    void clientsThatHangHoldUpNeitherChecksNorPasses() throws Exception {
        mount.deliver(KEY, token(1));
        Running watch = watch("--http=127.0.0.1:0");
        int port = port(watch);
        for (int i = 0; i < 100; i++) {
            Socket slow = new Socket(InetAddress.getLoopbackAddress(), port);
            opened.add(slow);
            slow.getOutputStream().write("POST /status HTTP/1.1\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(ask(port, "/healthz").status()).isEqualTo(200);
        mount.deliver(KEY, token(2));
        Patience.until(LONG, "the new version", () -> volume.text().equals(token(2)));
        watch.terminate();
        assertThat(watch.await()).isZero();
    }

    @Test
    void theApplicationIsToldOfAPublishButNotOfTheFirstPass() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/reload", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        application.start();
        opened.add(() -> application.stop(0));
        Running process = Running.start(
                folder, Map.of(), List.of("sh", "-c", "trap 'echo hup' HUP; echo ready; while :; do sleep 0.05; done"));
        opened.add(process);
        Patience.until(LONG, "the process", () -> process.out().contains("ready"));
        Path touched = folder.resolve("touched");
        mount.deliver(KEY, token(1));
        Running watch = watch(
                "--reload-url=http://127.0.0.1:" + application.getAddress().getPort() + "/reload?key=" + CANARY,
                "--reload-touch=" + touched,
                "--reload-signal=HUP:" + process.pid());
        Patience.until(LONG, "the first delivery", () -> volume.text().equals(token(1)));
        Thread.sleep(1_500);
        assertThat(touched).doesNotExist();
        assertThat(calls).hasValue(0);

        mount.deliver(KEY, token(2));
        mount.deliver(KEY, token(3));
        Patience.until(LONG, "the call", () -> calls.get() > 0);
        Patience.until(LONG, "the signal", () -> process.out().contains("hup"));
        Thread.sleep(1_500);
        assertThat(touched).exists();
        assertThat(calls.get())
                .as("two publishes at once are told once, or on a slow machine twice")
                .isBetween(1, 2);
        assertThat(process.out()).startsWith("ready\nhup\n");
        assertThat(watch.err()).contains("event=Reload by=url").doesNotContain(CANARY);
    }

    private Running watch(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("watch", "--source=" + mount.folder(), "--target=" + volume.folder(), "--file=" + KEY));
        arguments.addAll(List.of(more));
        Running watch = Program.start(folder, Map.of(), arguments);
        opened.add(watch);
        return watch;
    }

    private static int port(Running watch) throws Exception {
        String before = "event=Listening port=";
        Patience.until(LONG, "the port", () -> watch.err().contains(before));
        return Integer.parseInt(watch.err().lines().findFirst().orElseThrow().replaceFirst("^.*" + before, ""));
    }

    private static Answer ask(int port, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(3_000);
        connection.setReadTimeout(3_000);
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }

    private static String token(int version) {
        return "SOFTWARE_LICENSE_V1\nVersion: " + version + "\nOwner: " + CANARY + "\n";
    }
}
