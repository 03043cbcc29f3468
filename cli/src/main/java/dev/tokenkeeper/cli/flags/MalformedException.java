package dev.tokenkeeper.cli.flags;

/** Where a configuration file cannot be read. It tells the place, never the text. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code line} and {@code column} count from 1. */
    MalformedException(int line, int column) {
        super("line " + line + ", column " + column);
    }
}
