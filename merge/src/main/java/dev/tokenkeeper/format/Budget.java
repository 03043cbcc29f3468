package dev.tokenkeeper.format;

/** Counts nodes and depth while a text is read, and ends the reading when a limit is passed. Used by one reading only. */
public final class Budget {
    private final Limits limits;
    private int nodes;

    /** All of {@code limits} is left. */
    public Budget(Limits limits) {
        this.limits = limits;
    }

    /** One more node, that begins at {@code at}, {@code depth} containers deep. */
    public void node(int at, int depth) {
        nodes++;
        if (nodes > limits.nodes() || depth > limits.depth()) {
            throw new Unparsable(ParseProblem.Kind.TOO_LARGE, at);
        }
    }
}
