package dev.tokenkeeper.spring;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenStore;
import java.util.List;

/** The tokens that the application named. */
record WatchedTokens(List<Token> all) {
    WatchedTokens {
        all = List.copyOf(all);
    }

    static WatchedTokens of(TokenStore store, TokenkeeperProperties said) {
        return new WatchedTokens(said.paths().stream().map(store::token).toList());
    }
}
