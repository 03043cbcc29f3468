package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Merges written as texts. */
final class Merging {
    private Merging() {}

    static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    static MergeOutcome.Merged merged(Format format, String base, String ours, String theirs) {
        return (MergeOutcome.Merged)
                Merge.run(new MergeInput(content(base), content(ours), content(theirs), format, MergePolicy.DEFAULT));
    }

    static MergeOutcome.Merged late(Format format, String was, String live, String late) {
        return (MergeOutcome.Merged) Merge.late(content(was), content(live), content(late), format);
    }

    static List<String> conflicts(MergeOutcome.Merged merged) {
        return merged.conflicts().stream()
                .map(conflict -> conflict.path() + " " + conflict.reason())
                .toList();
    }
}
