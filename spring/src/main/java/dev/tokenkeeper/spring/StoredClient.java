package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * How one client stands in the JSON token: at {@code /REGISTRATION/PRINCIPAL}, both percent-encoded, as a person's name
 * may hold anything. Only what a client is made of again: the registration is the application's own.
 */
final class StoredClient {
    private final String at;

    StoredClient(String registrationId, String principalName) {
        this.at = "/" + escaped(registrationId) + "/" + escaped(principalName);
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /** Whether it is the client with {@code accessToken} that stands there. */
    boolean holds(Fields fields, String accessToken) {
        return fields.get(at + "/access_token").filter(accessToken::equals).isPresent();
    }

    /** The client that stands there; null if there is none, or none that can be read. */
    @Nullable
    OAuth2AuthorizedClient read(Fields fields, ClientRegistration registration, String principalName) {
        String accessToken = fields.get(at + "/access_token").orElse("");
        if (accessToken.isEmpty()) {
            return null;
        }
        try {
            OAuth2AccessToken access = new OAuth2AccessToken(
                    type(fields.get(at + "/token_type").orElse("")),
                    accessToken,
                    instant(fields, "/issued_at"),
                    instant(fields, "/expires_at"),
                    scopes(fields));
            String refreshToken = fields.get(at + "/refresh_token").orElse("");
            OAuth2RefreshToken refresh = refreshToken.isEmpty()
                    ? null
                    : new OAuth2RefreshToken(refreshToken, instant(fields, "/refresh_token_issued_at"));
            return new OAuth2AuthorizedClient(registration, principalName, access, refresh);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** {@code fields} with {@code client}. If it has no refresh token, the one that stands there stays. */
    Fields put(Fields fields, OAuth2AuthorizedClient client) {
        OAuth2AccessToken access = client.getAccessToken();
        Fields next = fields.with(at + "/access_token", access.getTokenValue())
                .with(at + "/token_type", access.getTokenType().getValue());
        next = put(next, "/issued_at", access.getIssuedAt());
        next = put(next, "/expires_at", access.getExpiresAt());
        next = put(next, "/scope", access.getScopes().isEmpty() ? null : String.join(" ", access.getScopes()));
        OAuth2RefreshToken refresh = client.getRefreshToken();
        if (refresh == null) {
            return next;
        }
        next = next.with(at + "/refresh_token", refresh.getTokenValue());
        return put(next, "/refresh_token_issued_at", refresh.getIssuedAt());
    }

    /** {@code fields} without the client. */
    Fields remove(Fields fields) {
        return fields.without(at);
    }

    private Fields put(Fields fields, String name, @Nullable Object value) {
        return value == null ? fields.without(at + name) : fields.with(at + name, value.toString());
    }

    private static TokenType type(String name) {
        return name.equalsIgnoreCase(TokenType.BEARER.getValue()) || name.isEmpty()
                ? TokenType.BEARER
                : new TokenType(name);
    }

    private @Nullable Instant instant(Fields fields, String name) {
        return fields.get(at + name).map(Instant::parse).orElse(null);
    }

    private Set<String> scopes(Fields fields) {
        String scope = fields.get(at + "/scope").orElse("");
        return scope.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(scope.split(" ", -1)));
    }
}
