package dev.tokenkeeper.spring;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.token.Token;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while every token is there and valid; tells the reason of each by its path, never a value. */
final class TokensHealth implements HealthIndicator {
    private final List<Token> tokens;

    TokensHealth(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Token token : tokens) {
            ReasonCode reason = TokenState.whyNot(token);
            if (reason != null) {
                health.down();
            }
            health.withDetail(token.path(), reason == null ? "good" : reason.word());
        }
        return health.build();
    }
}
