package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Replica;
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

/**
 * An application that listens: one process, never started again.
 *
 * @param port where, on the loopback interface
 */
record Server(Replica process, long port) {
    private static final String LISTENING = "listening at ";

    /** Starts the server {@code name} on {@code volume} and waits until it listens. */
    static Server start(Workbench bench, String name, Path volume, String... renewal)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(volume.toString(), "127.0.0.1", "0"));
        arguments.addAll(List.of(renewal));
        return listening(Replica.start(bench, TlsServer.class, name, arguments));
    }

    /** Starts an authority whose certificates live long. */
    static Server authority(Workbench bench) throws IOException, InterruptedException {
        List<String> arguments = List.of("127.0.0.1", "0", Pairs.LONG.toString());
        return listening(Replica.start(bench, AuthorityService.class, "authority", arguments));
    }

    private static Server listening(Replica process) throws InterruptedException {
        process.says(LISTENING);
        return new Server(process, process.first(LISTENING));
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

    /** What the process has printed. */
    String log() {
        return process.said();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
