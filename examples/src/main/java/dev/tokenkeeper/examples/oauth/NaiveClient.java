package dev.tokenkeeper.examples.oauth;

import dev.tokenkeeper.oauth.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How most applications keep an OAuth token, and what is wrong with it: read the file; when the token is refused, refresh it,
 * and write the file. Each step is right. Two processes that do it at once send one refresh token twice, or the older of two
 * answers is written last; a kill between answer and write does the same. Then the server revokes all.
 */
public final class NaiveClient {
    private static final int UNAUTHORIZED = 401;

    private NaiveClient() {}

    /** Uses the API until the log-in is lost. The arguments are those of {@link ApiClient}, without a clock. */
    public static void main(String[] args) throws InterruptedException {
        Path file = Path.of(args[0]).resolve("token.json");
        TokenEndpoint server = new TokenEndpoint(args[1], args[2]);
        try {
            while (true) {
                Map<String, String> token = new HashMap<>(FlatJson.members(Files.readString(file)));
                if (server.use(token.getOrDefault("access_token", "")) == UNAUTHORIZED) {
                    Grant grant = server.refresh(token.getOrDefault("refresh_token", ""));
                    token.put("access_token", grant.accessToken());
                    String refreshToken = grant.refreshToken();
                    if (refreshToken != null) {
                        token.put("refresh_token", refreshToken);
                    }
                    Path written = Files.writeString(file.resolveSibling(args[2]), json(token));
                    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
                }
                TimeUnit.MILLISECONDS.sleep(Long.parseLong(args[3]));
            }
        } catch (IOException e) {
            System.out.println(args[2] + ": " + e.getMessage());
        }
    }

    private static String json(Map<String, String> members) {
        StringBuilder json = new StringBuilder();
        members.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return json.append('}').toString();
    }
}
