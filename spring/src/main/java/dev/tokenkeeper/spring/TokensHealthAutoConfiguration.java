package dev.tokenkeeper.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health, where the application has Boot's. */
@AutoConfiguration(after = TokenkeeperAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(WatchedTokens.class)
@ConditionalOnEnabledHealthIndicator("tokenkeeper")
final class TokensHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "tokenkeeperHealthIndicator")
    TokensHealth tokenkeeperHealthIndicator(WatchedTokens tokens) {
        return new TokensHealth(tokens.all());
    }
}
