package dev.tokenkeeper.cli.uses.oauth;

import dev.tokenkeeper.cli.workbench.Replica;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.oauth.ApiClient;
import dev.tokenkeeper.examples.oauth.AuthorizationServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One play of OAuth: the server, and the clients that run. */
final class OAuthScene {
    static final String KEY = "token.json";

    private static final String LIFETIME_SECONDS = "2";
    private static final String LATE_MILLIS = "500";
    private static final String REST_MILLIS = "40";

    private final Random random = new Random();
    private final List<Replica> clients = new ArrayList<>();
    private @Nullable Replica server;
    private int started;

    Replica server(Workbench bench) throws IOException, InterruptedException {
        Replica found = server;
        if (found == null) {
            found = Replica.start(
                    bench, AuthorizationServer.class, "server", List.of("0", LIFETIME_SECONDS, LATE_MILLIS));
            found.says("listens on port ");
            server = found;
        }
        return found;
    }

    /** Asks the server; what it answered. */
    private String ask(Workbench bench, String method, String path) throws IOException, InterruptedException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url(bench) + path).toURL().openConnection();
        connection.setRequestMethod(method);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String url(Workbench bench) throws IOException, InterruptedException {
        return "http://127.0.0.1:" + server(bench).last("listens on port ");
    }

    /** A person logs in; what a Secret would hold then. */
    String login(Workbench bench) throws IOException, InterruptedException {
        return ask(bench, "POST", "/login")
                .replace("{", "{\n  \"client_id\": \"example\",\n  ")
                .replace("}", "\n}\n");
    }

    /** What the server tells of the log-in {@code number}, counted from 0. */
    FamilyStats stats(Workbench bench, int number) throws IOException, InterruptedException {
        return FamilyStats.of(ask(bench, "GET", "/stats")).get(number);
    }

    /** One more client; its clock is off by up to six hours. */
    Replica start(Workbench bench) throws IOException, InterruptedException {
        String name = "client-" + started++;
        String hours = Integer.toString(random.nextInt(13) - 6);
        Replica client = Replica.start(
                bench, ApiClient.class, name, List.of(bench.volume().toString(), url(bench), name, REST_MILLIS, hours));
        clients.add(client);
        return client;
    }

    /** Kills a client and starts another one in its place. */
    void replace(Workbench bench, Replica victim) throws IOException, InterruptedException {
        victim.kill();
        clients.remove(victim);
        start(bench);
    }

    /** How many were started since the beginning. */
    int started() {
        return started;
    }

    List<Replica> clients() {
        return List.copyOf(clients);
    }

    Replica anyClient() {
        return clients.get(random.nextInt(clients.size()));
    }
}
