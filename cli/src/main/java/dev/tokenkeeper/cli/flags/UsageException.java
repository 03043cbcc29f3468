package dev.tokenkeeper.cli.flags;

/**
 * What was typed cannot be understood: exit 2.
 *
 * <p>It names the place (a flag, a variable, a file and a pointer into it) and says what is wrong with it. What was
 * given there is repeated only where it cannot be a secret.
 */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String place;

    public UsageException(String place, String sentence) {
        super(sentence);
        this.place = place;
    }

    /** The flag, variable or pointer. */
    public String place() {
        return place;
    }

    /** What is wrong there. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
