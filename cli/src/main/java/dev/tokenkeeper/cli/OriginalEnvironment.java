package dev.tokenkeeper.cli;

import java.util.Map;
import java.util.TreeMap;

/**
 * The environment as it was given to {@code ./tokenkeeper}.
 *
 * <p>Java reads options from some variables, and they must not change how this program runs; so the launcher puts them
 * aside under names of its own before it starts Java. An application that we start must find them again.
 */
public final class OriginalEnvironment {
    /** What the launcher puts before the name of a variable that it sets aside. */
    public static final String SAVED = "TOKENKEEPER_SAVED_";

    private OriginalEnvironment() {}

    /**
     * The variables for an application: those set aside have their own names again, all others stay.
     *
     * @param environment of this process, from {@link System#getenv()}
     */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> original = new TreeMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(SAVED)) {
                original.put(name.substring(SAVED.length()), variable.getValue());
            } else {
                original.putIfAbsent(name, variable.getValue());
            }
        }
        return original;
    }
}
