package dev.tokenkeeper.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Metrics, where the application has Micrometer; Boot's own configuration of it binds them to every registry. */
@AutoConfiguration(after = TokenkeeperAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(WatchedTokens.class)
final class TokensMetricsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "tokenkeeperMetrics")
    TokensMetrics tokenkeeperMetrics(WatchedTokens tokens) {
        return new TokensMetrics(tokens.all());
    }
}
