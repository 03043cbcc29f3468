package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.merge.Differences;
import dev.tokenkeeper.merge.PathChange;
import dev.tokenkeeper.report.FileDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where two versions of a file differ; values become masks that are keyed with the volume's key. */
final class Diffs {
    private final MaskKey key;

    Diffs(MaskKey key) {
        this.key = key;
    }

    FileDiff of(String path, Format format, @Nullable Content from, @Nullable Content to) {
        Content before = from == null ? Content.EMPTY : from;
        Content after = to == null ? Content.EMPTY : to;
        List<FileDiff.Place> places = new ArrayList<>();
        for (PathChange change : Differences.between(format, before, after)) {
            places.add(new FileDiff.Place(
                    change.path(), Words.camel(change.kind()), mask(change.from()), mask(change.to())));
        }
        return new FileDiff(path, format, from, to, places);
    }

    private String mask(@Nullable Digest digest) {
        return digest == null ? "" : digest.keyed(key);
    }
}
