package dev.tokenkeeper.examples.oauth;

import dev.tokenkeeper.oauth.Grant;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks OAuth 2.0 with a server, and asks for its resource. A library does this as well. */
final class TokenEndpoint {
    private static final int OK = 200;
    private static final int PATIENCE_MILLIS = 10_000;

    private final String url;
    private final String agent;

    /** The server at {@code url}, asked under the name {@code agent}. */
    TokenEndpoint(String url, String agent) {
        this.url = url;
        this.agent = agent;
    }

    /**
     * One refresh (RFC 6749 section 6).
     *
     * @throws IOException if there is no answer, or a refusal; its message has no token
     */
    Grant refresh(String refreshToken) throws IOException {
        HttpURLConnection connection = open("/token");
        connection.setDoOutput(true);
        String form = "grant_type=refresh_token&client_id=example&refresh_token="
                + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(form.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        if (status != OK) {
            throw new IOException("the server refused the refresh token, with status " + status);
        }
        return grant(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Grant grant(String json) throws IOException {
        try {
            Map<String, String> members = FlatJson.members(json);
            String accessToken = members.get("access_token");
            String seconds = members.get("expires_in");
            if (accessToken == null || accessToken.isEmpty()) {
                throw new IOException("the server's answer has no access token");
            }
            return new Grant(
                    accessToken,
                    members.get("refresh_token"),
                    seconds == null ? null : Duration.ofSeconds(Long.parseLong(seconds)));
        } catch (IllegalArgumentException e) {
            throw new IOException("the server's answer is not what RFC 6749 says");
        }
    }

    /** Uses the resource; its status. */
    int use(String accessToken) throws IOException {
        HttpURLConnection connection = open("/resource");
        connection.setRequestProperty("Authorization", "Bearer " + accessToken);
        int status = connection.getResponseCode();
        if (status == OK) {
            // Read to its end, the connection can be used again.
            connection.getInputStream().readAllBytes();
        }
        return status;
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("User-Agent", agent);
        return connection;
    }
}
