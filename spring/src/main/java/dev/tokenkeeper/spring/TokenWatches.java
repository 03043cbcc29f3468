package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.Watch;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Watches the tokens while the context runs: refreshes the configuration, and publishes {@link TokenChanged}. */
final class TokenWatches implements SmartLifecycle {
    private final List<Token> tokens;
    private final ConfigRefresh refresh;
    private final ApplicationEventPublisher events;
    private final List<Watch> watches = new ArrayList<>();

    TokenWatches(List<Token> tokens, ConfigRefresh refresh, ApplicationEventPublisher events) {
        this.tokens = List.copyOf(tokens);
        this.refresh = refresh;
        this.events = events;
    }

    @Override
    public synchronized void start() {
        for (Token token : tokens) {
            watches.add(token.watch(now -> changed(token)));
            // What came between the start of the application and this watch.
            if (token.exists()) {
                refresh.take(token);
            }
        }
    }

    private void changed(Token token) {
        refresh.take(token);
        events.publishEvent(new TokenChanged(token.path()));
    }

    @Override
    public synchronized void stop() {
        watches.forEach(Watch::close);
        watches.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !watches.isEmpty();
    }
}
