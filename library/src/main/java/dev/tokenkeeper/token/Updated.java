package dev.tokenkeeper.token;

/**
 * What became of an update.
 *
 * @param revision the generation that holds it; of a group of updates that were published together, theirs
 * @param changed whether the token is another one than before
 */
public record Updated(int revision, boolean changed) {}
