package dev.tokenkeeper.workload.inject;

/** It cannot work, or it is not clear what is meant. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    RefusedException(String what, String next) {
        super(what);
        this.sentence = what + ". Next: " + next;
    }

    /** Why, and what to type next. */
    public String sentence() {
        return sentence;
    }
}
