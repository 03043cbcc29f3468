package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;

/**
 * A write that came into a live file after it was displaced.
 *
 * @param path the live file below the target
 * @param generation which one displaced it
 * @param was what is known of the displaced file: its bytes when it was replaced, or those that were taken last
 * @param now its bytes now
 */
public record DisplacedChange(String path, int generation, Content was, Content now) {}
