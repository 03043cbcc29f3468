package dev.tokenkeeper.examples.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A small OAuth 2.0 authorization server, strict about refresh tokens, and the resource that its access tokens open. All of it
 * is in memory: it is for labs and tests.
 *
 * <ul>
 *   <li>{@code POST /token} with {@code grant_type=refresh_token} (RFC 6749 section 6)
 *   <li>{@code POST /login}: what a person's log-in gives, a refresh token of a new family
 *   <li>{@code GET /resource} with a bearer token: 200 or 401
 *   <li>{@code GET /stats}: numbers for each family, oldest first
 * </ul>
 */
public final class AuthorizationServer {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int LATE = 4;
    private static final String BEARER = "Bearer ";

    private final Duration lifetime;
    private final Duration lateness;
    private final PrintStream out;
    private final List<Family> families = new ArrayList<>();
    private final Map<String, Family> byToken = new HashMap<>();
    private int refreshes;

    private AuthorizationServer(Duration lifetime, Duration lateness, PrintStream out) {
        this.lifetime = lifetime;
        this.lateness = lateness;
        this.out = out;
    }

    /**
     * Serves until it is killed.
     *
     * @param args the port (0: any), how many seconds an access token lives, how many milliseconds each fourth answer is late,
     *     and, if somebody logged in before it started, the folder of a {@code token.json} with that refresh token
     */
    public static void main(String[] args) throws IOException {
        AuthorizationServer server = new AuthorizationServer(
                Duration.ofSeconds(Long.parseLong(args[1])), Duration.ofMillis(Long.parseLong(args[2])), System.out);
        if (args.length > 3) {
            TokenStore.at(Path.of(args[3]))
                    .token("token.json")
                    .fields()
                    .get("/refresh_token")
                    .ifPresent(server::begin);
        }
        HttpServer http = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/token", exchange -> answer(exchange, server.token(exchange)));
        http.createContext("/login", exchange -> answer(exchange, server.login()));
        http.createContext("/resource", exchange -> answer(exchange, server.resource(exchange)));
        http.createContext("/stats", exchange -> answer(exchange, server.stats()));
        http.start();
        server.out.println("listens on port " + http.getAddress().getPort());
    }

    private record Answer(int status, String json) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    private Answer token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String presented = form.getOrDefault("refresh_token", "");
        if (!"refresh_token".equals(form.get("grant_type"))) {
            return new Answer(BAD_REQUEST, "{\"error\":\"unsupported_grant_type\"}");
        }
        Family family = family(presented);
        Family.Given given = family == null ? null : family.refresh(presented);
        if (family == null || given == null) {
            return new Answer(BAD_REQUEST, "{\"error\":\"invalid_grant\"}");
        }
        String refreshToken = given.refreshToken();
        String more = "";
        if (refreshToken != null) {
            remember(refreshToken, family);
            more = ",\"refresh_token\":\"" + refreshToken + "\"";
        }
        beLate(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
        return new Answer(
                OK,
                "{\"access_token\":\"" + given.accessToken() + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + given.lifetime().toSeconds() + more + "}");
    }

    /** The tokens have been changed, and the client does not know them yet: here it hurts to be killed. */
    private void beLate(String agent) {
        synchronized (this) {
            refreshes++;
            if (refreshes % LATE != 0) {
                return;
            }
        }
        out.println("the answer is late for " + agent);
        try {
            TimeUnit.MILLISECONDS.sleep(lateness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer login() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String refreshToken = "tkr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        begin(refreshToken);
        return new Answer(OK, "{\"refresh_token\":\"" + refreshToken + "\"}");
    }

    private synchronized void begin(String refreshToken) {
        Family family = new Family(refreshToken, lifetime, System::nanoTime);
        families.add(family);
        byToken.put(refreshToken, family);
    }

    private synchronized void remember(String refreshToken, Family family) {
        byToken.put(refreshToken, family);
    }

    private synchronized @Nullable Family family(String refreshToken) {
        return byToken.get(refreshToken);
    }

    private synchronized List<Family> families() {
        return List.copyOf(families);
    }

    private Answer resource(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String accessToken = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        boolean open = families().stream().anyMatch(family -> family.opens(accessToken));
        return open ? new Answer(OK, "{\"resource\":\"yours\"}") : new Answer(UNAUTHORIZED, "{}");
    }

    private Answer stats() {
        return new Answer(OK, families().stream().map(Family::json).toList().toString());
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
