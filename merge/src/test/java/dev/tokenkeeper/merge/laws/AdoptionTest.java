package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A live file that was there before us: nothing of it goes, and every difference is listed. */
final class AdoptionTest {
    static List<Named<Dialect>> dialects() {
        return Laws.dialects();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void allOfTheLiveFileStaysAndEachDifferenceIsListed(Dialect dialect) {
        Laws.hold("adoption", dialect, Maker::anything, scenario -> {
            Content live = scenario.oursText().content();
            if (scenario.theirsText().content().startsWith(live)) {
                return;
            }
            MergeOutcome.Merged merged = adopted(scenario, live);
            Set<String> result = new HashSet<>(Tokens.in(text(merged.content())));
            Tokens ours = Tokens.of(scenario.oursItem());
            Tokens theirs = Tokens.of(scenario.theirsItem());
            assertThat(result).containsAll(ours.all());
            for (String token : ours.all()) {
                if (!theirs.has(token)) {
                    assertThat(ours.covered(token, merged.conflicts()))
                            .as("only in ours: " + token)
                            .isTrue();
                }
            }
            for (String token : theirs.all()) {
                if (!result.contains(token)) {
                    assertThat(theirs.covered(token, merged.conflicts()))
                            .as("only in theirs: " + token)
                            .isTrue();
                }
            }
            assertThat(merged.conflicts())
                    .extracting(Conflict::reason)
                    .allMatch(reason -> reason == Conflict.Reason.UNRESOLVED);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void theBeginningOfTheSourceIsATornCopy(Dialect dialect) {
        Laws.hold("torn copy", dialect, Maker::anything, scenario -> {
            Content source = scenario.theirsText().content();
            for (int size = 0; size < source.size(); size += 1 + source.size() / 5) {
                MergeOutcome.Merged merged = adopted(scenario, Content.copyOf(source.bytes(), 0, size));
                assertThat(merged.content()).isEqualTo(source);
                assertThat(merged.conflicts()).isEmpty();
            }
        });
    }

    private static MergeOutcome.Merged adopted(Scenario scenario, Content live) {
        Content source = scenario.theirsText().content();
        MergeInput input = new MergeInput(null, live, source, scenario.dialect().format(), MergePolicy.DEFAULT);
        if (Merge.run(input) instanceof MergeOutcome.Merged merged) {
            return merged;
        }
        throw new AssertionError("not merged: " + Merge.run(input));
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
