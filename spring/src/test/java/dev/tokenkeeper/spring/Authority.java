package dev.tokenkeeper.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An authorization server that rotates refresh tokens and takes each reuse for theft, without any grace. */
final class Authority implements AutoCloseable {
    private final HttpServer server;
    private int number = 1;
    private int refreshes;
    private int lifetime = 3600;
    private boolean partial;
    private boolean revoked;

    Authority() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::token);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = answer(form);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.contains("error") ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized String answer(String form) {
        revoked |= !("&" + form + "&").contains("&refresh_token=refresh-" + number + "&");
        if (revoked) {
            return "{\"error\": \"invalid_grant\"}";
        }
        refreshes++;
        String access = "{\"token_type\": \"Bearer\", \"expires_in\": " + lifetime + ", \"access_token\": \"access-"
                + refreshes + "\"";
        if (partial) {
            return access + "}";
        }
        number++;
        return access + ", \"refresh_token\": \"refresh-" + number + "\"}";
    }

    /** From now on access tokens live so many seconds. */
    synchronized void lifetime(int seconds) {
        lifetime = seconds;
    }

    /** From now on answers have no refresh token, so that the last one stays. */
    synchronized void partial() {
        partial = true;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    /** Whether an old refresh token was used. */
    synchronized boolean revoked() {
        return revoked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
