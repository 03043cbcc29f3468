package dev.tokenkeeper.merge;

import java.util.List;

/** All rules for merging one file. */
public record MergePolicy(Strategy strategy, ConflictPolicy conflictPolicy, List<FieldPolicy> fieldPolicies) {
    /** Three-way, ours stays in a conflict, no rules for single nodes. */
    public static final MergePolicy DEFAULT =
            new MergePolicy(Strategy.THREE_WAY, ConflictPolicy.KEEP_TARGET, List.of());

    public MergePolicy {
        fieldPolicies = List.copyOf(fieldPolicies);
    }
}
