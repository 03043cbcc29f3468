package dev.tokenkeeper.acceptance.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Notice;
import dev.tokenkeeper.merge.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case gives its expected bytes, and the collection as a whole leaves no situation out. */
final class GoldenCasesTest {
    /** Read once: mutation tests run single cases thousands of times. */
    private static final List<GoldenCase> ALL = GoldenCase.all();

    static List<GoldenCase> all() {
        return ALL;
    }

    static List<GoldenCase> withResult() {
        return all().stream().filter(golden -> golden.expect().hasResult()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void comesToWhatItsRuleSays(GoldenCase golden) {
        switch (Merge.run(golden.input())) {
            case MergeOutcome.Merged merged -> {
                assertThat(text(merged.content())).as(golden.label()).isEqualTo(text(expected(golden)));
                assertThat(merged.content()).as(golden.label()).isEqualTo(expected(golden));
                assertThat(spelled(merged.conflicts())).as(golden.label()).isEqualTo(new TreeSet<>(golden.conflicts()));
                assertThat(golden.expect() == GoldenCase.Expect.CONFLICT)
                        .as("expect says conflict")
                        .isEqualTo(!merged.conflicts().isEmpty());
                for (String notice : golden.notices()) {
                    assertThat(notices(merged.notices())).as(golden.label()).contains(notice);
                }
            }
            case MergeOutcome.Refused refused -> {
                assertThat(golden.expect()).as(golden.label()).isEqualTo(GoldenCase.Expect.REFUSED);
                assertThat(refused.problem().kind()).as(golden.label()).isEqualTo(golden.problem());
            }
            case MergeOutcome.Failed failed -> {
                assertThat(golden.expect()).as(golden.label()).isEqualTo(GoldenCase.Expect.FAILED);
                assertThat(spelled(failed.conflicts())).as(golden.label()).isEqualTo(new TreeSet<>(golden.conflicts()));
            }
        }
    }

    /** The next pass: the source is the new base, nobody changed anything; and the same merge once more from the old base. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withResult")
    void mergingAgainChangesNothing(GoldenCase golden) {
        MergeInput input = golden.input();
        Content result = merged(input);
        assertThat(text(merged(new MergeInput(input.theirs(), result, input.theirs(), input.format(), input.policy()))))
                .as(golden.label() + " (with the source as base)")
                .isEqualTo(text(result));
        assertThat(text(merged(new MergeInput(input.base(), result, input.theirs(), input.format(), input.policy()))))
                .as(golden.label() + " (with the same base)")
                .isEqualTo(text(result));
    }

    /** As a source its result would be taken, so it parses; a live file that did not parse before stays as it was. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withResult")
    void resultParses(GoldenCase golden) {
        MergeInput input = golden.input();
        Content result = merged(input);
        if (golden.notices().contains("(root) merged-as-opaque")) {
            assertThat(result).isEqualTo(input.ours());
            return;
        }
        Content other = input.theirs();
        assertThat(Merge.run(new MergeInput(other, other, result, input.format(), MergePolicy.DEFAULT)))
                .as(golden.label())
                .isInstanceOf(MergeOutcome.Merged.class);
    }

    /** A line that stands in all versions that were merged stands in the result, at least as often. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withResult")
    void linesThatNobodyTouchedAreThere(GoldenCase golden) {
        MergeInput input = golden.input();
        Map<String, Integer> result = lines(merged(input));
        Map<String, Integer> theirs = lines(input.theirs());
        Map<String, Integer> base = input.base() == null ? theirs : lines(input.base());
        lines(input.ours()).forEach((line, times) -> {
            int everywhere = Math.min(times, Math.min(base.getOrDefault(line, 0), theirs.getOrDefault(line, 0)));
            assertThat(result.getOrDefault(line, 0))
                    .as(golden.label() + " " + line)
                    .isGreaterThanOrEqualTo(everywhere);
        });
    }

    @Test
    void eachFormatHasEachSituation() {
        for (Format format : Format.values()) {
            Set<String> there = new TreeSet<>();
            for (GoldenCase golden : all()) {
                if (golden.input().format() == format) {
                    there.add(golden.situation());
                }
            }
            assertThat(there).as(format.word()).containsAll(GoldenSituations.needed(format));
        }
    }

    @Test
    void eachSituationIsAKnownOne() {
        for (GoldenCase golden : all()) {
            assertThat(GoldenSituations.known()).as(golden.name()).contains(golden.situation());
        }
    }

    @Test
    void eachFormatHasAFolder() {
        assertThat(GoldenCase.formats()).containsExactlyInAnyOrder(Format.values());
    }

    @Test
    void noTwoCasesPinTheSameRule() {
        Map<String, String> caseOf = new HashMap<>();
        for (GoldenCase golden : all()) {
            String other = caseOf.put(golden.rule(), golden.name());
            assertThat(other).as("has the rule of " + golden.name()).isNull();
        }
    }

    @Test
    void eachWordOfAPolicyHasACase() {
        Set<Strategy> strategies = EnumSet.noneOf(Strategy.class);
        Set<ConflictPolicy> conflicts = EnumSet.noneOf(ConflictPolicy.class);
        Set<FieldPolicy.Type> fields = EnumSet.noneOf(FieldPolicy.Type.class);
        for (GoldenCase golden : all()) {
            MergePolicy policy = golden.input().policy();
            strategies.add(policy.strategy());
            conflicts.add(policy.conflictPolicy());
            policy.fieldPolicies().forEach(field -> fields.add(field.type()));
        }
        assertThat(strategies).containsExactly(Strategy.values());
        assertThat(conflicts).containsExactly(ConflictPolicy.values());
        assertThat(fields).containsExactly(FieldPolicy.Type.values());
    }

    private static Content merged(MergeInput input) {
        MergeOutcome outcome = Merge.run(input);
        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        return ((MergeOutcome.Merged) outcome).content();
    }

    private static Content expected(GoldenCase golden) {
        assertThat(golden.expect().hasResult())
                .as(golden.label() + " (it was merged)")
                .isTrue();
        return Objects.requireNonNull(golden.expected());
    }

    /** Readable also where a line end or a blank is the difference. */
    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8)
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /** Without line end, indent and the comma behind; brackets alone say nothing. */
    private static Map<String, Integer> lines(Content content) {
        Map<String, Integer> lines = new HashMap<>();
        for (String line : new String(content.bytes(), StandardCharsets.UTF_8).split("\r?\n", -1)) {
            String plain = line.strip();
            plain = plain.endsWith(",") ? plain.substring(0, plain.length() - 1) : plain;
            if (!plain.endsWith("{") && !plain.endsWith("[") && !plain.equals("}") && !plain.equals("]")) {
                lines.merge(plain, 1, Integer::sum);
            }
        }
        return lines;
    }

    private static Set<String> spelled(List<Conflict> conflicts) {
        Set<String> spelled = new TreeSet<>();
        for (Conflict conflict : conflicts) {
            spelled.add(
                    place(conflict.path()) + " " + Words.kebab(conflict.reason()) + " " + Words.kebab(conflict.kept()));
        }
        assertThat(spelled).as("no conflict twice").hasSameSizeAs(conflicts);
        return spelled;
    }

    private static List<String> notices(List<Notice> notices) {
        return notices.stream()
                .map(notice -> place(notice.path()) + " " + Words.kebab(notice.kind()))
                .toList();
    }

    private static String place(String path) {
        return path.isEmpty() ? "(root)" : path;
    }
}
