package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.TokenStore;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** The store, and the watch over the tokens that the application named. */
@AutoConfiguration
@ConditionalOnProperty("tokenkeeper.volume")
@EnableConfigurationProperties(TokenkeeperProperties.class)
final class TokenkeeperAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(TokenkeeperProperties said) {
        return TokenkeeperProperties.store(Objects.requireNonNull(said.volume()), said);
    }

    @Bean
    WatchedTokens tokenkeeperTokens(TokenStore store, TokenkeeperProperties said) {
        return WatchedTokens.of(store, said);
    }

    @Bean
    @ConditionalOnProperty(name = "tokenkeeper.watch", matchIfMissing = true)
    TokenWatches tokenkeeperWatches(
            WatchedTokens tokens, ConfigurableEnvironment environment, ApplicationContext context) {
        return new TokenWatches(tokens.all(), new ConfigRefresh(environment, new Rebinding(context)), context);
    }
}
