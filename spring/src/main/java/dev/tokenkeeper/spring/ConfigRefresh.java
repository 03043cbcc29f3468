package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Puts a new version of a token into the environment and into the beans that are bound from it. A version that is not
 * valid, or that a bean cannot take, is not used: the values before it stay. One at a time.
 */
final class ConfigRefresh {
    private static final Log LOG = LogFactory.getLog(ConfigRefresh.class);

    private final ConfigurableEnvironment environment;
    private final Rebinding rebinding;

    ConfigRefresh(ConfigurableEnvironment environment, Rebinding rebinding) {
        this.environment = environment;
        this.rebinding = rebinding;
    }

    /** Takes the live version of {@code token}, if it is one of those in the environment. */
    synchronized void take(Token token) {
        PropertySource<?> before = environment.getPropertySources().get(TokenSource.name(token.path()));
        if (before == null) {
            return;
        }
        PropertySource<?> now = read(token);
        if (now == null || now.getSource().equals(before.getSource())) {
            return;
        }
        environment.getPropertySources().replace(before.getName(), now);
        if (!rebinding.bindAll()) {
            environment.getPropertySources().replace(before.getName(), before);
            rebinding.bindAll();
            LOG.warn(token.path() + ": its new version is not used");
        }
    }

    private static @Nullable PropertySource<?> read(Token token) {
        try {
            return TokenSource.read(token);
        } catch (TokenException e) {
            LOG.warn(token.path() + ": its new version is not used: " + e.code().word());
            return null;
        }
    }
}
