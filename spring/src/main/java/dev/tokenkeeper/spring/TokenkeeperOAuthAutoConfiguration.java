package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.TokenStore;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** OAuth2 clients on the volume, where the application has Spring Security's; before Boot's own, which keeps them in memory. */
@AutoConfiguration(
        after = TokenkeeperAutoConfiguration.class,
        beforeName = "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration")
@ConditionalOnClass(OAuth2AuthorizedClientService.class)
@ConditionalOnBean(WatchedTokens.class)
@ConditionalOnProperty("tokenkeeper.oauth-clients")
final class TokenkeeperOAuthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(OAuth2AuthorizedClientService.class)
    TokenkeeperAuthorizedClientService authorizedClientService(
            ClientRegistrationRepository registrations, TokenStore store, TokenkeeperProperties said) {
        return new TokenkeeperAuthorizedClientService(
                registrations, store.token(Objects.requireNonNull(said.oauthClients())));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(TokenkeeperAuthorizedClientService.class)
    OAuth2AuthorizedClientManager authorizedClientManager(
            ClientRegistrationRepository registrations, TokenkeeperAuthorizedClientService clients) {
        AuthorizedClientServiceOAuth2AuthorizedClientManager all =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        all.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .provider(new SingleFlightRefresh(clients, new RefreshTokenOAuth2AuthorizedClientProvider()))
                .clientCredentials()
                .build());
        return all;
    }
}
