package dev.tokenkeeper.examples.oauth;

import dev.tokenkeeper.oauth.NoRefreshTokenException;
import dev.tokenkeeper.oauth.OAuthToken;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * One of several processes that use an API with one log-in. The tokens are in {@code token.json} on the volume that they
 * share. Its log has no token: it says how often it was answered.
 */
public final class ApiClient {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TELL = 50;
    private static final long RETRY_MILLIS = 500;

    private final TokenEndpoint server;
    private final OAuthToken oauth;
    private int answers;

    private ApiClient(TokenEndpoint server, OAuthToken oauth) {
        this.server = server;
        this.oauth = oauth;
    }

    /**
     * Uses the API until it is killed.
     *
     * @param args the volume, the server's address, a name for its log, how many milliseconds it rests between two uses, and,
     *     to try what happens then, by how many hours this machine's clock is wrong
     */
    public static void main(String[] args) throws InterruptedException {
        Duration wrong = Duration.ofHours(args.length > 4 ? Long.parseLong(args[4]) : 0);
        InstantSource clock = () -> InstantSource.system().instant().plus(wrong);
        Token token = TokenStore.at(Path.of(args[0])).token("token.json");
        TokenEndpoint server = new TokenEndpoint(args[1], args[2]);
        ApiClient client = new ApiClient(server, new OAuthToken(token, "", server::refresh, clock));
        client.run(args[2], Long.parseLong(args[3]));
    }

    private void run(String name, long rest) throws InterruptedException {
        while (true) {
            try {
                use();
                if (answers % TELL == 1) {
                    System.out.println(name + ": " + answers + " answers");
                }
                TimeUnit.MILLISECONDS.sleep(rest);
            } catch (NoRefreshTokenException | TokenException | UncheckedIOException | IOException e) {
                // The server or the volume is away, or somebody has to log in again. No message of these has a token.
                System.out.println(name + ": " + e.getMessage());
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    /** All that it takes: the token before each use, and a word when it was refused. */
    private void use() throws IOException {
        String accessToken = oauth.accessToken();
        switch (server.use(accessToken)) {
            case OK -> answers++;
            case UNAUTHORIZED -> oauth.rejected(accessToken);
            default -> throw new IOException("the API does not answer");
        }
    }
}
