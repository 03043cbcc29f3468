package dev.tokenkeeper.seed;

/** A line of a list of sums that is none; counted from 1. */
final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BadLine(int line) {
        super("line " + line);
        this.line = line;
    }

    int line() {
        return line;
    }
}
