package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.workbench.Story;
import org.jspecify.annotations.Nullable;

/** One of the lab text's real-world applications. */
public enum Use {
    LICENCE("licence", Licence.STORY),
    OAUTH("oauth", OAuth.STORY),
    CERTIFICATES("certificates", Certificates.STORY),
    MIGRATION("migration", Migration.STORY);

    private final String word;
    private final Story story;

    Use(String word, Story story) {
        this.word = word;
        this.story = story;
    }

    /** The word that is typed. */
    public String word() {
        return word;
    }

    /** Its steps. */
    public Story story() {
        return story;
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
