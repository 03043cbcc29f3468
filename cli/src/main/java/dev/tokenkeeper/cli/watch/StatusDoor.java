package dev.tokenkeeper.cli.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tokenkeeper.report.PassReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Serves {@code /healthz}, {@code /readyz}, {@code /status} and {@code /metrics} to GET and HEAD. A client that sends
 * slowly, or never reads, is cut off after some seconds; connections are bounded, and each has a virtual thread, so that a
 * few such clients hold up nobody. The watching thread never waits for any of this.
 */
final class StatusDoor implements AutoCloseable {
    private static final String SECONDS_PER_REQUEST = "5";
    private static final String SECONDS_PER_REPLY = "5";
    /** The server wakes so often to see who is late; each wake-up costs, also when nobody asks anything. */
    private static final String MILLIS_BETWEEN_CHECKS = "5000";

    private static final String MILLIS_BETWEEN_IDLE_CHECKS = "60000";
    private static final String CONNECTIONS = "200";
    private static final String HEADERS = "50";
    private static final String HEADER_BYTES = "16384";

    private final HttpServer server;

    private record Reply(int status, String type, String text) {
        static Reply plain(int status, String text) {
            return new Reply(status, "text/plain; charset=utf-8", text + "\n");
        }
    }

    /**
     * Opens the port.
     *
     * @param alive whether the watching thread is at work or waits, and does not hang
     * @throws IOException if the address cannot be had
     */
    StatusDoor(InetSocketAddress address, Figures figures, BooleanSupplier alive, Function<PassReport, String> json)
            throws IOException {
        setLimits();
        server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http").factory()));
        server.createContext("/", exchange -> answer(exchange, figures, alive, json));
        server.start();
    }

    /** Where it listens; the port that was chosen where 0 was asked for. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    /**
     * Bounds time, size and number of requests, for all of the JDK's servers in this process: they read this once, when
     * the first one is made. What an operator has set himself stays.
     */
    static void setLimits() {
        keep("sun.net.httpserver.maxReqTime", SECONDS_PER_REQUEST);
        keep("sun.net.httpserver.maxRspTime", SECONDS_PER_REPLY);
        keep("sun.net.httpserver.timerMillis", MILLIS_BETWEEN_CHECKS);
        keep("sun.net.httpserver.clockTick", MILLIS_BETWEEN_IDLE_CHECKS);
        keep("jdk.httpserver.maxConnections", CONNECTIONS);
        keep("sun.net.httpserver.maxReqHeaders", HEADERS);
        keep("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
    }

    private static void keep(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static void answer(
            HttpExchange exchange, Figures figures, BooleanSupplier alive, Function<PassReport, String> json)
            throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = "HEAD".equals(method);
            Reply reply = head || "GET".equals(method)
                    ? reply(exchange.getRequestURI().getPath(), figures, alive, json)
                    : Reply.plain(405, "only GET and HEAD");
            byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Reply reply(String path, Figures figures, BooleanSupplier alive, Function<PassReport, String> json) {
        return switch (path) {
            case "/healthz" ->
                alive.getAsBoolean() ? Reply.plain(200, "ok") : Reply.plain(503, "a pass has hung for a minute");
            case "/readyz" -> figures.ready() ? Reply.plain(200, "ready") : Reply.plain(503, "no good token is live");
            case "/status" -> {
                PassReport report = figures.latest();
                yield report == null
                        ? Reply.plain(503, "no pass has ended yet")
                        : new Reply(200, "application/json", json.apply(report));
            }
            case "/metrics" -> new Reply(200, "text/plain; version=0.0.4; charset=utf-8", figures.text());
            case null, default -> Reply.plain(404, "there are /healthz, /readyz, /status and /metrics");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
