package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.TokenStore;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says of its tokens. It is read before the tokens are, so none of it can come from one.
 *
 * @param volume the folder of the live files; without it all of this is off
 * @param name the delivery, as {@code --name} names it; empty for the one without a name
 * @param shared whether several users of one group write the volume, as {@code --shared} says
 * @param config the tokens whose values are properties, as paths below the volume; a later one wins; with
 *     {@code optional:} in front it may be missing at the start
 * @param tokens other tokens to watch, for events, health and metrics
 * @param watch whether new versions are looked for
 * @param oauthClients the JSON token that holds the OAuth2 clients; without it they are not stored here
 */
@ConfigurationProperties("tokenkeeper")
public record TokenkeeperProperties(
        @Nullable String volume,
        @DefaultValue("") String name,
        boolean shared,
        @DefaultValue List<String> config,
        @DefaultValue List<String> tokens,
        @DefaultValue("true") boolean watch,
        @Nullable String oauthClients) {
    static final String OPTIONAL = "optional:";

    /** The paths of all tokens that are watched, each once. */
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (String entry : config) {
            paths.add(path(entry));
        }
        paths.addAll(tokens);
        return paths;
    }

    /** The path of an entry of {@link #config}. */
    static String path(String entry) {
        return entry.startsWith(OPTIONAL) ? entry.substring(OPTIONAL.length()) : entry;
    }

    /** The store that is meant; opening one costs nothing. */
    static TokenStore store(String volume, TokenkeeperProperties said) {
        TokenStore store =
                said.name.isEmpty() ? TokenStore.at(Path.of(volume)) : TokenStore.at(Path.of(volume), said.name);
        return said.shared ? store.shared() : store;
    }
}
