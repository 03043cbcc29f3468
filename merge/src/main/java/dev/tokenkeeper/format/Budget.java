package dev.tokenkeeper.format;

/** Counts nodes and depth while a text is read, and ends the reading when a limit is passed. Used by one reading only. */
final class Budget {
    private final Limits limits;
    private int nodes;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** One more node, that begins at {@code at}, {@code depth} containers deep. */
    void node(int at, int depth) {
        nodes++;
        if (nodes > limits.nodes() || depth > limits.depth()) {
            throw new Unparsable(ParseProblem.Kind.TOO_LARGE, at);
        }
    }
}
