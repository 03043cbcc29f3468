package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.List;

/** What a merge goes by, besides the three versions. */
record Terms(Format format, MergePolicy policy, LineChoice.Inserts inserts) {
    /** Three-way without policies. */
    static Terms plain(Format format) {
        return new Terms(format, MergePolicy.DEFAULT, LineChoice.Inserts.CONFLICT);
    }

    /** Three-way with nothing of {@code rules} but what places there are: documents in values, and merge keys. */
    static Terms places(Format format, List<FieldPolicy> rules) {
        List<FieldPolicy> places = new ArrayList<>();
        for (FieldPolicy rule : rules) {
            if (rule.format() != null || rule.mergeKey() != null) {
                places.add(new FieldPolicy(rule.pattern(), FieldPolicy.Type.MERGE, rule.format(), rule.mergeKey()));
            }
        }
        MergePolicy policy = new MergePolicy(Strategy.THREE_WAY, ConflictPolicy.KEEP_TARGET, places);
        return new Terms(format, policy, LineChoice.Inserts.CONFLICT);
    }
}
