package dev.tokenkeeper.source;

/** What reading a source gave. */
public sealed interface SourceReading {
    /** A version, in which single keys may still be not ready. */
    record Read(SourceVersion version) implements SourceReading {}

    /** No version at all. {@code detail} is the path that was looked at. */
    record Absent(SourceProblem problem, String detail) implements SourceReading {}
}
