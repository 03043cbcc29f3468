package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Field policies that have nothing to rule over change nothing, whether the file can be taken apart or not. */
final class ThreeWayTest {
    private static final MergePolicy RULED = new MergePolicy(
            Strategy.THREE_WAY,
            ConflictPolicy.KEEP_TARGET,
            List.of(new FieldPolicy(NodePath.parse("/elsewhere"), FieldPolicy.Type.SOURCE)));

    @ParameterizedTest
    @CsvSource({
        "OPAQUE, base, ours, base, ours",
        "OPAQUE, base, base, theirs, theirs",
        "JSON, {, [], {, []",
        "JSON, {, {, [], []",
        "JSON, [1], '[1, 2]', [1], '[1, 2]'",
        "JSON, '[1, 2]', '[1, 2]', [1], [1]",
        "TEXT, a, b, a, b",
        "TEXT, a, a, b, b"
    })
    void oneSideAloneHasItsBytes(Format format, String base, String ours, String theirs, String expected) {
        MergeOutcome outcome = Merge.run(
                new MergeInput(Merging.content(base), Merging.content(ours), Merging.content(theirs), format, RULED));
        assertThat(outcome).isInstanceOfSatisfying(MergeOutcome.Merged.class, merged -> {
            assertThat(Merging.text(merged.content())).isEqualTo(expected);
            assertThat(merged.conflicts()).isEmpty();
        });
    }

    @Test
    void saysWhoChangedWhatAndWhatIsInConflict() {
        MergeOutcome.Merged merged = Merging.merged(
                Format.JSON,
                "{\"a\": 1, \"b\": 1, \"c\": 1}",
                "{\"a\": 2, \"b\": 1, \"c\": 2}",
                "{\"a\": 1, \"b\": 3, \"c\": 3}");
        assertThat(merged.fromApp()).containsExactly("/a");
        assertThat(merged.fromSource()).containsExactly("/b");
        assertThat(merged.conflicts())
                .containsExactly(new Conflict(
                        "/c",
                        Conflict.Reason.BOTH_CHANGED,
                        Conflict.Side.OURS,
                        Merging.content("2").digest(),
                        Merging.content("3").digest()));
    }

    @Test
    void aCommentBehindTheRootIsMergedToo() {
        MergeOutcome.Merged merged = Merging.merged(
                Format.XML, "<a>1</a>\n<!-- c -->\n", "<a>2</a>\n<!-- c -->\n", "<a>1</a>\n<!-- d -->\n");
        assertThat(Merging.text(merged.content())).isEqualTo("<a>2</a>\n<!-- d -->\n");
    }

    @Test
    void aThousandWordsAreAThousandNumbers() {
        Vocabulary words = new Vocabulary();
        for (int i = 0; i <= 1_000; i++) {
            assertThat(words.number(i == 0 ? "" : "word " + i)).isEqualTo(i);
        }
        assertThat(words.number("word 7")).isEqualTo(7);
    }
}
