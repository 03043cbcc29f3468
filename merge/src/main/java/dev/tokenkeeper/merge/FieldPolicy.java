package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the nodes that {@code pattern} matches; of several the last one given counts.
 *
 * @param format with {@link Type#MERGE}: the format of a value that is itself a document and is merged as such; null for
 *     all others
 * @param mergeKey with {@link Type#MERGE} and {@link Type#SET}: the field, or the attribute between tags, that tells the
 *     items of the container apart; null for the usual ones
 */
public record FieldPolicy(
        NodePath pattern,
        Type type,
        @Nullable Format format,
        @Nullable String mergeKey) {
    /** A rule about whose a node is and nothing else. */
    public FieldPolicy(NodePath pattern, Type type) {
        this(pattern, type, null, null);
    }

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
        /** The union of both sides' items: by their merge key if they have one, else by what they are. */
        SET
    }
}
