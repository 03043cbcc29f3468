package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;

/** What a merge goes by, besides the three versions. */
record Terms(Format format, MergePolicy policy, LineChoice.Inserts inserts) {
    /** Three-way without policies. */
    static Terms plain(Format format) {
        return new Terms(format, MergePolicy.DEFAULT, LineChoice.Inserts.CONFLICT);
    }
}
