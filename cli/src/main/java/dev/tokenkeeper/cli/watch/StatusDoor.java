package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.report.PassReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Serves {@code /healthz}, {@code /readyz}, {@code /status} and {@code /metrics} to GET and HEAD. The watching thread never
 * waits for any of this.
 */
final class StatusDoor implements AutoCloseable {
    private final WebServer server;
    private final Figures figures;
    private final BooleanSupplier alive;
    private final Function<PassReport, String> json;

    /**
     * Opens the port.
     *
     * @param alive whether the watching thread is at work or waits, and does not hang
     * @throws IOException if the address cannot be had
     */
    StatusDoor(InetSocketAddress address, Figures figures, BooleanSupplier alive, Function<PassReport, String> json)
            throws IOException {
        this.figures = figures;
        this.alive = alive;
        this.json = json;
        this.server = new WebServer(address, this::answer);
    }

    /** Where it listens; the port that was chosen where 0 was asked for. */
    InetSocketAddress address() {
        return server.address();
    }

    private Reply answer(Request request) {
        if (!request.isHead() && !request.method().equals("GET")) {
            return Reply.plain(405, "only GET and HEAD");
        }
        return switch (request.path()) {
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
            default -> Reply.plain(404, "there are /healthz, /readyz, /status and /metrics");
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
