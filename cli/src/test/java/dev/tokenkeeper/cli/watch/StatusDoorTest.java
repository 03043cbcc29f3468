package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusDoorTest {
    private final Figures figures = new Figures("1.2.3");
    private final AtomicBoolean alive = new AtomicBoolean(true);
    private final List<Socket> sockets = new ArrayList<>();
    private StatusDoor door;

    private record Answer(int status, String text) {}

    @BeforeEach
    void open() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        door = new StatusDoor(address, figures, alive::get, report -> "{\"generation\":" + report.generation() + "}");
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        door.close();
    }

    @Test
    void beforeTheFirstPassItIsAliveAndNotReady() throws IOException {
        assertThat(ask("/healthz").status()).isEqualTo(200);
        assertThat(ask("/readyz").status()).isEqualTo(503);
        assertThat(ask("/status").status()).isEqualTo(503);
        assertThat(ask("/other").status()).isEqualTo(404);
    }

    @Test
    void readyMeansThatAGoodTokenIsLive() throws IOException {
        figures.count(Reports.of(3, Result.DELIVERED), 5_000);
        assertThat(ask("/readyz").status()).isEqualTo(200);
        assertThat(ask("/status")).isEqualTo(new Answer(200, "{\"generation\":3}"));
        figures.count(Reports.of(3, Result.FAILED, ReasonCode.TARGET_FULL), 9_000);
        assertThat(ask("/readyz").status()).isEqualTo(503);
        assertThat(ask("/metrics").text()).contains("tokenkeeper_last_success_timestamp_seconds 5\n");
    }

    @Test
    void aPassThatHangsShowsInHealth() throws IOException {
        alive.set(false);
        assertThat(ask("/healthz").status()).isEqualTo(503);
    }

    @Test
    void figuresAreCountedByWordsOfClosedLists() throws IOException {
        figures.count(Reports.of(3, Result.MERGED), 5_000);
        figures.count(Reports.of(3, Result.REFUSED, ReasonCode.SOURCE_INVALID), 5_000);
        assertThat(ask("/metrics").text())
                .contains(
                        "# TYPE tokenkeeper_merge_total counter\n",
                        "tokenkeeper_merge_total{result=\"Merged\"} 1\n",
                        "tokenkeeper_merge_total{result=\"Restored\"} 0\n",
                        "tokenkeeper_source_rejected_total{reason=\"SourceInvalid\"} 1\n",
                        "tokenkeeper_conflicts 0\n",
                        "tokenkeeper_generation 3\n",
                        "tokenkeeper_build_info{version=\"1.2.3\"} 1\n")
                .doesNotContain("license.token");
    }

    @Test
    void clientsThatNeverEndTheirRequestHoldUpNobody() throws IOException {
        for (int i = 0; i < 60; i++) {
            Socket slow = new Socket(door.address().getAddress(), door.address().getPort());
            sockets.add(slow);
            OutputStream out = slow.getOutputStream();
            out.write("GET /metrics HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        long start = System.nanoTime();
        assertThat(ask("/healthz").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aClientThatNeverEndsItsRequestIsCutOff() throws IOException {
        Socket slow = new Socket(door.address().getAddress(), door.address().getPort());
        sockets.add(slow);
        slow.setSoTimeout(20_000);
        slow.getOutputStream().write("GET /healthz HTT".getBytes(StandardCharsets.US_ASCII));
        assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void moreConnectionsThanItKeepsCutOffTheOldestAndNotTheNewest() throws IOException {
        for (int i = 0; i < 260; i++) {
            sockets.add(new Socket(door.address().getAddress(), door.address().getPort()));
        }
        assertThat(ask("/healthz").status()).isEqualTo(200);
        sockets.getFirst().setSoTimeout(3_000);
        assertThat(sockets.getFirst().getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whatIsNoRequestGetsA400AndNoMoreIsReadThanOneMayBe() throws IOException {
        assertThat(tell("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(tell("GET /healthz\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(tell("GET /healthz HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void headHasTheHeadOfGetAndNoBody() throws IOException {
        String get = tell("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        String head = tell("HEAD /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(head).endsWith("\r\n\r\n");
        assertThat(get).startsWith(head).hasSizeGreaterThan(head.length());
    }

    @Test
    void otherMethodsAreRefusedAndAQuestionIsLeftOut() throws IOException {
        assertThat(tell("POST /healthz HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(tell("GET /healthz?verbose HTTP/1.0\n\n")).startsWith("HTTP/1.1 200 OK\r\n");
    }

    /** All that comes back for these bytes. */
    private String tell(String bytes) throws IOException {
        Socket socket = new Socket(door.address().getAddress(), door.address().getPort());
        sockets.add(socket);
        socket.setSoTimeout(3_000);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private Answer ask(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + door.address().getPort() + path)
                        .toURL()
                        .openConnection();
        connection.setConnectTimeout(3_000);
        connection.setReadTimeout(3_000);
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }
}
