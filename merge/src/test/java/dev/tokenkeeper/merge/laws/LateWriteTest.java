package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A write into a file that had been replaced already comes into the one that took its place. */
final class LateWriteTest {
    static List<Named<Dialect>> dialects() {
        return Laws.dialects();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void independentChangesAreAllIn(Dialect dialect) {
        Laws.hold("late write", dialect, Maker::independent, scenario -> {
            MergeOutcome.Merged merged = late(
                    scenario.baseText().content(),
                    scenario.oursText().content(),
                    scenario.theirsText().content(),
                    dialect.format());
            assertThat(merged.conflicts()).isEmpty();
            assertThat(Tokens.in(text(merged.content())))
                    .containsExactlyInAnyOrderElementsOf(
                            Tokens.of(scenario.bothItem()).all());
        });
    }

    /** The shell of the lab: one descriptor held open, a line appended now and then. */
    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"LICENSE_TEXT", "TEXT"})
    void linesAppendedToBothAreAllThereOnceAndInOrder(Format format) {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            List<String> was = lines("before", random.nextInt(4));
            List<String> early = lines("late writer", 1 + random.nextInt(4));
            List<String> after = lines("new opener", 1 + random.nextInt(4));
            MergeOutcome.Merged merged =
                    late(content(was, List.of()), content(was, after), content(was, early), format);
            List<String> wanted = new ArrayList<>(was);
            wanted.addAll(early);
            wanted.addAll(after);
            assertThat(merged.conflicts()).as(Laws.replay(i)).isEmpty();
            assertThat(text(merged.content())).as(Laws.replay(i)).isEqualTo(String.join("\n", wanted) + "\n");
        }
    }

    private static List<String> lines(String name, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("# Last access: " + name + " " + i);
        }
        return lines;
    }

    private static Content content(List<String> head, List<String> tail) {
        List<String> all = new ArrayList<>(head);
        all.addAll(tail);
        String text = all.isEmpty() ? "" : String.join("\n", all) + "\n";
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MergeOutcome.Merged late(Content was, Content live, Content late, Format format) {
        if (Merge.late(was, live, late, format) instanceof MergeOutcome.Merged merged) {
            return merged;
        }
        throw new AssertionError("not merged: " + Merge.late(was, live, late, format));
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
