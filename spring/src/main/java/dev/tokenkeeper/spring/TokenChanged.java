package dev.tokenkeeper.spring;

/**
 * An application event: there is another version of the token at {@code path}, whoever made it. If it is a token of
 * {@code tokenkeeper.config}, its values are in the environment and in the beans bound from it already. Published on a
 * thread of its own.
 *
 * @param path the path below the volume
 */
public record TokenChanged(String path) {}
