package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Content;

/** Bytes that were found in the file that {@code generation} displaced, and merged; stored so that they are taken once. */
public record Late(int generation, Content taken) {}
