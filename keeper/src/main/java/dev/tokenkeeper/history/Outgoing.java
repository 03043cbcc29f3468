package dev.tokenkeeper.history;

import dev.tokenkeeper.volume.Ownership;

/** The pending file of one entry: its random name part, its inode, and the look it was made with. The evidence of a commit. */
public record Outgoing(String nonce, long inode, Ownership ownership) {}
