package dev.tokenkeeper.format;

/** Counts nodes and depth while a text is read, and ends the reading when a limit is passed. Used by one reading only. */
final class Budget {
    private final Limits limits;
    private int nodes;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** Something at {@code at} is {@code depth} deep. */
    void depth(int at, int depth) {
        if (depth > limits.depth()) {
            throw new Unparsable(ParseProblem.Kind.TOO_LARGE, at);
        }
    }

    /** One more node, that begins at {@code at}, {@code depth} containers deep. */
    void node(int at, int depth) {
        nodes++;
        depth(at, depth);
        if (nodes > limits.nodes()) {
            throw new Unparsable(ParseProblem.Kind.TOO_LARGE, at);
        }
    }
}
