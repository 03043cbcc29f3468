package dev.tokenkeeper.cli.clusterlab;

/** The lab cannot go on. The message says why, and what to type next; it holds nothing of a token. */
public final class LabStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    LabStoppedException(String why) {
        super(why);
    }

    /** Why, in one line. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
