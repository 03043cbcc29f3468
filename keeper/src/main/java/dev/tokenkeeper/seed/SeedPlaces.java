package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.StateFolder;
import java.nio.file.Path;

/**
 * Where everything of a seed is.
 *
 * <pre>
 * &lt;target&gt;/current                              a link: .generations/00000003
 * &lt;target&gt;/.generations/00000003/               a copy: whole if there is a record
 * &lt;target&gt;/.tokenkeeper/&lt;name&gt;/seed/00000003       what is known of it: written last
 * &lt;target&gt;/.tokenkeeper/&lt;name&gt;/seed/00000003.sums  its list of sums
 * &lt;target&gt;/.tokenkeeper/&lt;name&gt;/seed/fresh-...      a name that is about to be another one's
 * </pre>
 */
final class SeedPlaces {
    /** The link's name, and of the one file that reports tell of. */
    static final String CURRENT = "current";

    static final String GENERATIONS = ".generations";
    static final String STATE = "seed";
    private static final String SUMS = ".sums";
    private static final String FRESH = "fresh-";
    private static final int DIGITS = 8;

    private final StateFolder state;

    SeedPlaces(StateFolder state) {
        this.state = state;
    }

    Path target() {
        return state.target();
    }

    Path current() {
        return state.target().resolve(CURRENT);
    }

    Path generations() {
        return state.target().resolve(GENERATIONS);
    }

    Path generation(int number) {
        return generations().resolve(digits(number));
    }

    /** What the link says that shows a generation: it holds wherever the volume is mounted. */
    static Path link(int number) {
        return Path.of(GENERATIONS, digits(number));
    }

    /** The folder of records and sums. */
    Path state() {
        return state.folder().resolve(STATE);
    }

    Path record(int number) {
        return state().resolve(digits(number));
    }

    Path sums(int number) {
        return state().resolve(digits(number) + SUMS);
    }

    Path fresh() {
        return state().resolve(FRESH + state.nonce());
    }

    static boolean isFresh(String name) {
        return name.startsWith(FRESH);
    }

    /** The number of a record or of a generation; 0 if {@code name} is none. */
    static int number(String name) {
        int number = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == DIGITS) {
                return 0;
            }
            number = 10 * number + digit;
        }
        return name.length() == DIGITS ? number : 0;
    }

    /** The number of a list of sums; 0 if {@code name} is none. */
    static int sumsNumber(String name) {
        return name.endsWith(SUMS) ? number(name.substring(0, name.length() - SUMS.length())) : 0;
    }

    private static String digits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
