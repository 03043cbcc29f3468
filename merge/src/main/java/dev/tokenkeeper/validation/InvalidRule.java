package dev.tokenkeeper.validation;

/** What was given as a rule is none. The message says what a rule looks like and holds nothing of what was given. */
public final class InvalidRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidRule(String message) {
        super(message);
    }
}
