package dev.tokenkeeper.format;

/** What became of reading a text: a {@link Document}, or the {@link ParseProblem} that stopped it. */
public sealed interface Parsed permits Document, ParseProblem {}
