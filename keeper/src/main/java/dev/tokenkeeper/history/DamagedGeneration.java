package dev.tokenkeeper.history;

/** A generation whose bytes are not those that were written: its checksum is wrong. It tells the number, no content. */
public final class DamagedGeneration extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;

    /** The generation {@code number} is damaged. */
    public DamagedGeneration(int number) {
        super("generation " + number + " is damaged");
        this.number = number;
    }

    /** Which one. */
    public int number() {
        return number;
    }
}
