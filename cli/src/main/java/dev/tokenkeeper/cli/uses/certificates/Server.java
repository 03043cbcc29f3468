package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.AuthorityService;
import dev.tokenkeeper.examples.certificates.TlsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application that listens: one process, never started again. */
final class Server {
    private static final Pattern LISTENING = Pattern.compile("listening at (\\d+)");

    private final Process process;
    private final Path log;
    private final int port;

    private Server(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the server {@code name} on {@code volume} and waits until it listens. */
    static Server start(Workbench bench, String name, Path volume, String... renewal)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(volume.toString(), "127.0.0.1", "0"));
        arguments.addAll(List.of(renewal));
        return listening(bench, name, TlsServer.class, arguments);
    }

    /** Starts an authority whose certificates live long. */
    static Server authority(Workbench bench) throws IOException, InterruptedException {
        return listening(bench, "authority", AuthorityService.class, List.of("127.0.0.1", "0", Pairs.LONG.toString()));
    }

    private static Server listening(Workbench bench, String name, Class<?> application, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = bench.folder().resolve(name + "-server.log");
        Process process = bench.startApplication(application, log, arguments.toArray(new String[0]));
        Pairs.comes(() -> LISTENING.matcher(Program.text(log)).find());
        Matcher listening = LISTENING.matcher(Program.text(log));
        return new Server(process, log, listening.find() ? Integer.parseInt(listening.group(1)) : 0);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What it answers at {@code path}. */
    String get(String path) throws IOException {
        try (InputStream in = URI.create(url() + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    String log() {
        return Program.text(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
