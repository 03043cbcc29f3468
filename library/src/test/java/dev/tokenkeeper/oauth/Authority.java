package dev.tokenkeeper.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * An authorization server with one client, and the resource that its tokens open. It rotates refresh tokens and takes each
 * reuse for theft (RFC 9700 section 4.14.2), but for one: the last one, sent again by another process after the one that
 * sent it first was killed, while the answer was never used. Access tokens end after a few uses, whatever was said.
 */
final class Authority implements AutoCloseable {
    /** The resource says that there were enough expiries. */
    static final int ENOUGH = 410;

    private final HttpServer server;
    private final Random random;
    private final int expiriesWanted;
    private final Set<String> killed = new HashSet<>();
    private final Set<String> needless = new HashSet<>();
    private int number = 1;
    private String accessToken = "access-1";
    private String refreshToken = "refresh-1";
    private String previous = "";
    private String previousBy = "";
    private boolean expired = true;
    private int usesLeft;
    private int expiries;
    private int refreshes;
    private int repeats;
    private int partial;
    private String revoked = "";
    private String twice = "";

    Authority(long seed, int expiriesWanted) throws IOException {
        this.random = new Random(seed);
        this.expiriesWanted = expiriesWanted;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> answer(exchange, this::token));
        server.createContext("/resource", exchange -> answer(exchange, this::resource));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on the process {@code instance} sends nothing more that it could hear the answer of. */
    synchronized void kills(String instance) {
        killed.add(instance);
    }

    private record Answer(int status, String body) {}

    private interface Endpoint {
        Answer to(String instance, String secret);
    }

    private static void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String instance = exchange.getRequestHeaders().getFirst("X-Instance");
            String secret = exchange.getRequestHeaders().getFirst("X-Secret");
            Answer answer = endpoint.to(instance, secret);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer token(String instance, String secret) {
        Answer answer = grant(instance, secret);
        // Here a client may be killed that will never hear what it was given.
        if (number % 7 == 0) {
            sleep(3);
        }
        return answer;
    }

    private synchronized Answer grant(String instance, String secret) {
        boolean current = secret.equals(refreshToken);
        boolean repeated = secret.equals(previous) && killed.contains(previousBy);
        if (!current && !repeated && revoked.isEmpty()) {
            revoked = "reuse by " + instance + ", first used by " + previousBy;
        }
        if (!revoked.isEmpty()) {
            return new Answer(400, "invalid_grant");
        }
        refreshes++;
        if (!expired && !repeated && !needless.add(instance)) {
            // Once, at its start, a process may believe the stored date. Later it has seen the token come.
            twice = instance;
        }
        number++;
        accessToken = "access-" + number;
        expired = false;
        usesLeft = 1 + random.nextInt(12);
        if (repeated) {
            repeats++;
        }
        previousBy = instance;
        if (current && random.nextInt(10) == 0) {
            // A partial answer: the refresh token stays as it is, and may be used again.
            partial++;
            previous = "";
            return new Answer(200, accessToken);
        }
        previous = secret;
        refreshToken = "refresh-" + number;
        return new Answer(200, accessToken + " " + refreshToken);
    }

    private synchronized Answer resource(String instance, String secret) {
        if (expiries >= expiriesWanted || !revoked.isEmpty()) {
            return new Answer(ENOUGH, "");
        }
        if (expired || !secret.equals(accessToken)) {
            return new Answer(401, "");
        }
        usesLeft--;
        if (usesLeft == 0) {
            expired = true;
            expiries++;
        }
        return new Answer(200, "");
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isOver() {
        return expiries >= expiriesWanted || !revoked.isEmpty() || !twice.isEmpty();
    }

    /** A process that refreshed a token twice that was still good; empty if none did. */
    synchronized String needlessTwice() {
        return twice;
    }

    /** Why the family was revoked; empty if it was not. */
    synchronized String revoked() {
        return revoked;
    }

    synchronized int expiries() {
        return expiries;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    /** How often a killed process's request was sent again. */
    synchronized int repeats() {
        return repeats;
    }

    @Override
    public synchronized String toString() {
        return expiries + " expiries, " + refreshes + " refreshes (" + partial + " partial answers, " + repeats
                + " repeats after a kill)" + (revoked.isEmpty() ? "" : ", REVOKED: " + revoked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
