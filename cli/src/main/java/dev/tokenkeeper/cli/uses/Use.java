package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.uses.cache.Cache;
import dev.tokenkeeper.cli.uses.certificates.Certificates;
import dev.tokenkeeper.cli.uses.licence.Licence;
import dev.tokenkeeper.cli.uses.migration.Migration;
import dev.tokenkeeper.cli.uses.oauth.OAuth;
import dev.tokenkeeper.cli.workbench.Story;
import org.jspecify.annotations.Nullable;

/** One of the lab text's real-world applications. */
public enum Use {
    LICENCE("licence"),
    OAUTH("oauth"),
    CERTIFICATES("certificates"),
    MIGRATION("migration"),
    CACHE("cache");

    private final String word;

    Use(String word) {
        this.word = word;
    }

    /** The word that is typed. */
    public String word() {
        return word;
    }

    /** A new play of it. */
    public Story story() {
        return switch (this) {
            case LICENCE -> Licence.story();
            case OAUTH -> OAuth.story();
            case CERTIFICATES -> Certificates.story();
            case MIGRATION -> Migration.story();
            case CACHE -> Cache.story();
        };
    }

    /** The use of a word; null if there is none. */
    public static @Nullable Use ofWord(String word) {
        for (Use use : values()) {
            if (use.word.equals(word)) {
                return use;
            }
        }
        return null;
    }
}
