package dev.tokenkeeper.format;

/**
 * One use of a name that a node of a document gives itself for others to stand for it.
 *
 * @param name the name
 * @param turn 0 where the name is given; n where it is used and means the n-th node of that name
 */
public record Reference(String name, int turn) {
    /** Names given before this mean nothing behind it. */
    public static final Reference SCOPE = new Reference("", 0);

    /** Whether the name is given here. */
    public boolean defines() {
        return turn == 0;
    }
}
