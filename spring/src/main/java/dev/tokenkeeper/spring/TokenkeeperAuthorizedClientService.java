package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Token;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Authorized clients in one JSON token on a volume, for all replicas that have the volume. What was saved is durable when
 * the call returns. A client without a refresh token keeps the one that is stored: a server that leaves it out of an
 * answer means just that (RFC 6749 section 6). A client that came from here is no news, and is not written again:
 * meanwhile another replica may have stored a newer one.
 *
 * <p>For some hundreds of clients: each save writes the whole file. Safe for several threads and processes.
 */
public final class TokenkeeperAuthorizedClientService implements OAuth2AuthorizedClientService {
    private static final Duration WAIT = Duration.ofMinutes(2);

    private final ClientRegistrationRepository registrations;
    private final Token token;

    /** By identity, as clients have no other. */
    private final Set<OAuth2AuthorizedClient> stored =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * The clients in {@code token}.
     *
     * @param token a JSON file; it need not be there yet
     */
    public TokenkeeperAuthorizedClientService(ClientRegistrationRepository registrations, Token token) {
        this.registrations = registrations;
        this.token = token;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String clientRegistrationId, String principalName) {
        return (T) load(clientRegistrationId, principalName);
    }

    @Nullable
    OAuth2AuthorizedClient load(String registrationId, String principalName) {
        ClientRegistration registration = registrations.findByRegistrationId(registrationId);
        if (registration == null || !token.exists()) {
            return null;
        }
        OAuth2AuthorizedClient client =
                new StoredClient(registrationId, principalName).read(token.fields(), registration, principalName);
        if (client != null) {
            stored.add(client);
        }
        return client;
    }

    @Override
    public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal) {
        if (!stored.contains(client)) {
            StoredClient place = place(client, principal);
            token.updateFields(fields -> place.put(fields, client));
            stored.add(client);
        }
    }

    @Override
    public void removeAuthorizedClient(String clientRegistrationId, String principalName) {
        if (token.exists()) {
            StoredClient place = new StoredClient(clientRegistrationId, principalName);
            token.updateFields(place::remove);
        }
    }

    /** Does {@code work} while no other replica does work with these clients. */
    <T> T alone(Supplier<T> work) {
        return token.alone(WAIT, work);
    }

    /**
     * Stores what a refresh of {@code before} gave, if that one still stands there: who logged in meanwhile has newer
     * tokens. The server has taken the old refresh token back, so this is tried for long.
     */
    void keep(OAuth2AuthorizedClient before, OAuth2AuthorizedClient fresh, Authentication principal) {
        StoredClient place = place(fresh, principal);
        String known = before.getAccessToken().getTokenValue();
        token.insist(live -> place.holds(live, known) ? place.put(live, fresh) : live);
        stored.add(fresh);
    }

    private static StoredClient place(OAuth2AuthorizedClient client, Authentication principal) {
        return new StoredClient(client.getClientRegistration().getRegistrationId(), principal.getName());
    }
}
