package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.NodePath;

/** A rule for the nodes that {@code pattern} matches; of several the last one given counts. */
public record FieldPolicy(NodePath pattern, Type type) {
    /** Whose a node is. */
    public enum Type {
        /** Always the source's value. */
        SOURCE,
        /** Always the application's value. */
        APP,
        /** The three-way merge, the default. */
        MERGE,
        /** Adopted from the live file once it is there, never taken from the source again. */
        GENERATE_ONCE,
        /** Decimal digits that never go down: the larger of both sides. */
        MONOTONIC,
        /** The union of both sides' items. */
        SET
    }
}
