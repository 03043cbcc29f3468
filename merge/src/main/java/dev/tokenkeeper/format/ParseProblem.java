package dev.tokenkeeper.format;

/** Why and where a text could not be read. Line and column count from 1 (0: the whole text); the text itself is never part of it. */
public record ParseProblem(Kind kind, int line, int column) implements Parsed {
    /** What was wrong. */
    public enum Kind {
        /** Not UTF-8, or a NUL in it. */
        NOT_TEXT,
        /** The grammar of the format does not allow what stands there. */
        SYNTAX,
        /** The same name twice in one container, where the format forbids it. */
        DUPLICATE_KEY,
        /** More bytes, nodes, depth or a longer line than the limits allow. */
        TOO_LARGE
    }
}
