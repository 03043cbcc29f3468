package dev.tokenkeeper.oauth;

import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A process that uses the resource until it says that it is enough. Arguments: volume, URL, instance, hours its clock is off. */
final class ClientProcess {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final String url;
    private final String instance;

    private ClientProcess(String url, String instance) {
        this.url = url;
        this.instance = instance;
    }

    public static void main(String[] args) throws IOException {
        ClientProcess client = new ClientProcess(args[1], args[2]);
        Duration off = Duration.ofHours(Long.parseLong(args[3]));
        InstantSource clock = () -> InstantSource.system().instant().plus(off);
        OAuthToken token =
                new OAuthToken(TokenStore.at(Path.of(args[0])).token("token.json"), "", client::refresh, clock);
        while (true) {
            String accessToken = token.accessToken();
            int status = client.call("/resource", accessToken).status();
            if (status == Authority.ENOUGH) {
                return;
            }
            if (status == 401) {
                token.rejected(accessToken);
            }
        }
    }

    private record Answer(int status, String body) {}

    private Grant refresh(String refreshToken) throws IOException {
        Answer answer = call("/token", refreshToken);
        if (answer.status() != 200) {
            throw new IOException("the family is revoked");
        }
        String[] tokens = answer.body().split(" ");
        return new Grant(tokens[0], tokens.length == 1 ? null : tokens[1], LIFETIME);
    }

    private Answer call(String path, String secret) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setRequestProperty("X-Instance", instance);
        connection.setRequestProperty("X-Secret", secret);
        int status = connection.getResponseCode();
        if (status != 200) {
            return new Answer(status, "");
        }
        try (var in = connection.getInputStream()) {
            return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
