package dev.tokenkeeper.spring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;

/**
 * One refresh for each expiry, over all threads and replicas. Authorization servers that rotate refresh tokens take the
 * second use of one for theft and revoke all of its family (RFC 9700 section 4.14.2). So who finds the access token
 * expired goes alone, looks at the stored client again, and asks the server only if that one has expired too; the answer
 * is durable before the next one looks.
 *
 * <p>Whether a token has expired is told by its date and this machine's clock, as everywhere in Spring Security: a clock
 * that is wrong by more than a token lives refreshes too often, but never with an old refresh token.
 */
public final class SingleFlightRefresh implements OAuth2AuthorizedClientProvider {
    /** How long before its end a token is refreshed; Spring Security's own providers have the same. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final TokenkeeperAuthorizedClientService clients;
    private final OAuth2AuthorizedClientProvider refresh;
    private final InstantSource clock;

    /**
     * One that stores in {@code clients} what {@code refresh} gets.
     *
     * @param refresh the provider that asks the server, such as Spring Security's
     *     {@code RefreshTokenOAuth2AuthorizedClientProvider}
     */
    public SingleFlightRefresh(TokenkeeperAuthorizedClientService clients, OAuth2AuthorizedClientProvider refresh) {
        this.clients = clients;
        this.refresh = refresh;
        this.clock = InstantSource.system();
    }

    /** The client with an access token that has not expired; null if there is nothing to do, or nothing to do it with. */
    @Override
    public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizationContext context) {
        OAuth2AuthorizedClient client = context.getAuthorizedClient();
        if (client == null || client.getRefreshToken() == null || !isStale(client)) {
            return null;
        }
        return clients.alone(() -> Optional.ofNullable(refreshed(context))).orElse(null);
    }

    private @Nullable OAuth2AuthorizedClient refreshed(OAuth2AuthorizationContext context) {
        OAuth2AuthorizedClient now = clients.load(
                context.getClientRegistration().getRegistrationId(),
                context.getPrincipal().getName());
        if (now == null || !isStale(now)) {
            // Removed meanwhile, or another one was faster.
            return now;
        }
        OAuth2AuthorizedClient fresh = refresh.authorize(OAuth2AuthorizationContext.withAuthorizedClient(now)
                .principal(context.getPrincipal())
                .attributes(attributes -> attributes.putAll(context.getAttributes()))
                .build());
        if (fresh == null) {
            return now;
        }
        clients.keep(now, fresh, context.getPrincipal());
        return fresh;
    }

    private boolean isStale(OAuth2AuthorizedClient client) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end != null && clock.instant().isAfter(end.minus(EARLY));
    }
}
