package dev.tokenkeeper.source;

import dev.tokenkeeper.content.Content;

/** What reading one key gave. */
public sealed interface KeyReading {
    /** Its bytes; never empty. */
    record Found(Content content) implements KeyReading {}

    /** Nothing to deliver. {@code detail} is the path that was looked at. */
    record NotReady(SourceProblem problem, String detail) implements KeyReading {}
}
