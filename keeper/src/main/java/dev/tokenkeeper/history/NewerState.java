package dev.tokenkeeper.history;

/** A generation that a newer program wrote, in a layout that this one does not know: nothing may be touched. */
public final class NewerState extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;

    /** The generation {@code number} has another layout. */
    public NewerState(int number) {
        super("generation " + number + " was written by a newer version");
        this.number = number;
    }

    /** Which one. */
    public int number() {
        return number;
    }
}
