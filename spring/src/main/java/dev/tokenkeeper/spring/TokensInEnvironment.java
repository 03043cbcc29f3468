package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Adds the tokens of {@code tokenkeeper.config} at the start, behind the command line, the system properties and the
 * environment, and before all files of the application: what was delivered wins over what was packaged.
 */
final class TokensInEnvironment implements EnvironmentPostProcessor, Ordered {
    @Override
    public int getOrder() {
        // Behind application.yaml, which says where the tokens are.
        return ConfigDataEnvironmentPostProcessor.ORDER + 5;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TokenkeeperProperties said = Binder.get(environment)
                .bind("tokenkeeper", TokenkeeperProperties.class)
                .orElse(null);
        if (said == null || said.volume() == null) {
            return;
        }
        TokenStore store = TokenkeeperProperties.store(said.volume(), said);
        for (String entry : said.config()) {
            Token token = store.token(TokenkeeperProperties.path(entry));
            boolean mayBeMissing = entry.startsWith(TokenkeeperProperties.OPTIONAL);
            add(environment.getPropertySources(), mayBeMissing ? readIfThere(token) : TokenSource.read(token));
        }
    }

    private static PropertySource<?> readIfThere(Token token) {
        try {
            return TokenSource.read(token);
        } catch (TokenException e) {
            if (token.exists()) {
                throw e;
            }
            return TokenSource.empty(token);
        }
    }

    private static void add(MutablePropertySources sources, PropertySource<?> properties) {
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, properties);
        } else {
            sources.addFirst(properties);
        }
    }
}
