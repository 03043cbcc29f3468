package dev.tokenkeeper.cli.flags;

import java.util.Set;

/**
 * One row of the table of flags.
 *
 * @param name what is typed after {@code --}
 * @param letter a short form without its dash; empty if there is none
 * @param label what its value is called in help; empty for a switch
 * @param fallback what holds where nothing is given, as text for help; empty if nothing does
 * @param says what it is for, in one sentence
 * @param verbs where it may be used
 */
public record Flag(String name, String letter, Kind kind, String label, String fallback, String says, Set<Verb> verbs) {
    /** How often a flag may come and whether it takes a value. */
    public enum Kind {
        /** One value. */
        SINGLE,
        /** A value each time it comes; one a line in the environment. */
        REPEATABLE,
        /** On or off. */
        SWITCH
    }

    static final String TWIN = "TOKENKEEPER_";

    /** As it is typed: {@code --history-limit}. */
    public String option() {
        return "--" + name;
    }

    /** The environment variable that says the same: {@code TOKENKEEPER_HISTORY_LIMIT}. */
    public String twin() {
        StringBuilder twin = new StringBuilder(TWIN.length() + name.length()).append(TWIN);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            twin.append(c == '-' ? '_' : (char) (c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c));
        }
        return twin.toString();
    }

    /** Whether it takes a value. */
    public boolean takesValue() {
        return kind != Kind.SWITCH;
    }
}
