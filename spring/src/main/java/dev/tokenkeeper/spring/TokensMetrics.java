package dev.tokenkeeper.spring;

import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.token.Token;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.event.EventListener;

/** Each token's metrics, with its path as the only tag. */
final class TokensMetrics implements MeterBinder {
    private final Map<Token, LongAdder> changes = new LinkedHashMap<>();

    TokensMetrics(List<Token> tokens) {
        tokens.forEach(token -> changes.put(token, new LongAdder()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        changes.forEach((token, seen) -> {
            FunctionCounter.builder("tokenkeeper.token.changes", seen, LongAdder::sum)
                    .description("Versions that this application saw come")
                    .tag("path", token.path())
                    .register(registry);
            Gauge.builder("tokenkeeper.token.good", token, now -> TokenState.whyNot(now) == null ? 1 : 0)
                    .description("1 while it is there and valid")
                    .tag("path", token.path())
                    .strongReference(true)
                    .register(registry);
            Gauge.builder("tokenkeeper.token.revision", token, TokensMetrics::revision)
                    .description(
                            "The newest generation of the volume that holds it, whoever made it; 0 if there is none")
                    .tag("path", token.path())
                    .strongReference(true)
                    .register(registry);
        });
    }

    private static double revision(Token token) {
        List<Revision> history = token.history();
        return history.isEmpty() ? 0 : history.getFirst().revision();
    }

    @EventListener
    void count(TokenChanged event) {
        changes.forEach((token, seen) -> {
            if (token.path().equals(event.path())) {
                seen.increment();
            }
        });
    }
}
