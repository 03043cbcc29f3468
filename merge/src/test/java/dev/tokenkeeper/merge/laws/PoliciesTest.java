package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each strategy, each conflict policy and each field policy keeps its own promise. */
final class PoliciesTest {
    static List<Named<Dialect>> dialects() {
        return Laws.dialects();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void strategiesTakeOneSideWhole(Dialect dialect) {
        Laws.hold("strategies", dialect, Maker::anything, scenario -> {
            assertThat(whole(scenario, Strategy.TAKE_SOURCE))
                    .isEqualTo(scenario.theirsText().content());
            assertThat(whole(scenario, Strategy.KEEP_TARGET))
                    .isEqualTo(scenario.oursText().content());
            assertThat(whole(scenario, Strategy.CREATED_ONCE))
                    .isEqualTo(scenario.oursText().content());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void takeSourceLeavesNoConflictAndHasAllOfTheSource(Dialect dialect) {
        Laws.hold("TakeSource", dialect, Maker::anything, scenario -> {
            MergeOutcome.Merged merged = scenario.merged(Scenario.onConflict(ConflictPolicy.TAKE_SOURCE));
            assertThat(merged.conflicts()).isEmpty();
            Set<String> result = new HashSet<>(Tokens.in(text(merged.content())));
            Tokens base = Tokens.of(scenario.base());
            Tokens theirs = Tokens.of(scenario.theirsItem());
            for (String token : theirs.all()) {
                if (!base.has(token)) {
                    assertThat(result).as("the source wrote it").contains(token);
                }
            }
            if (scenario.merged().conflicts().isEmpty()) {
                assertThat(merged.content()).isEqualTo(scenario.merged().content());
            } else {
                for (String token : base.all()) {
                    if (!theirs.has(token)) {
                        assertThat(result).as("the source removed it").doesNotContain(token);
                    }
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void failPublishesNothingWhenThereIsAConflict(Dialect dialect) {
        Laws.hold("Fail", dialect, Maker::anything, scenario -> {
            MergeOutcome.Merged kept = scenario.merged();
            MergeOutcome failing = scenario.run(Scenario.onConflict(ConflictPolicy.FAIL));
            if (kept.conflicts().isEmpty()) {
                assertThat(failing).isInstanceOf(MergeOutcome.Merged.class);
                assertThat(((MergeOutcome.Merged) failing).content()).isEqualTo(kept.content());
            } else {
                assertThat(failing).isInstanceOf(MergeOutcome.Failed.class);
                assertThat(paths(((MergeOutcome.Failed) failing).conflicts())).isEqualTo(paths(kept.conflicts()));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void keepBothHasTheBytesOfKeepTarget(Dialect dialect) {
        Laws.hold("KeepBoth", dialect, Maker::anything, scenario -> {
            MergeOutcome.Merged both = scenario.merged(Scenario.onConflict(ConflictPolicy.KEEP_BOTH));
            assertThat(both.content()).isEqualTo(scenario.merged().content());
            assertThat(paths(both.conflicts()))
                    .isEqualTo(paths(scenario.merged().conflicts()));
        });
    }

    /** All of a file under one policy: its edge over the source or the application is total. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void sourceAndAppOwnWhatTheyOwn(Dialect dialect) {
        Laws.hold("Source and App", dialect, Maker::anything, scenario -> {
            List<Item> children = scenario.base().children();
            for (Item item : children.subList(0, Math.min(children.size(), 2))) {
                long same = scenario.base().children().stream()
                        .filter(other -> other.key().equals(item.key()))
                        .count();
                Item ours = scenario.oursItem().find(item.id());
                Item theirs = scenario.theirsItem().find(item.id());
                if (item.kind() != Item.Kind.SCALAR || same > 1 || ours == null || theirs == null) {
                    continue;
                }
                NodePath path = Tokens.place(scenario.base()).child(dialect.step(item));
                if (path.toString().contains("*")) {
                    continue;
                }
                List<String> source = Tokens.in(theirs.value());
                List<String> app = Tokens.in(ours.value());
                assertThat(result(scenario, path, FieldPolicy.Type.SOURCE)).containsAll(source);
                assertThat(result(scenario, path, FieldPolicy.Type.APP)).containsAll(app);
                assertThat(result(scenario, path, FieldPolicy.Type.GENERATE_ONCE))
                        .containsAll(app);
                assertThat(scenario.merged(field(path, FieldPolicy.Type.SOURCE)).conflicts())
                        .extracting(Conflict::path)
                        .doesNotContain(path.toString());
                assertThat(scenario.merged(field(path, FieldPolicy.Type.MERGE))).isEqualTo(scenario.merged());
            }
        });
    }

    @Test
    void monotonicNeverGoesDown() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            String[] digits = new String[3];
            for (int n = 0; n < digits.length; n++) {
                digits[n] = digits(random);
            }
            java.math.BigInteger ours = new java.math.BigInteger(digits[1]);
            java.math.BigInteger theirs = new java.math.BigInteger(digits[2]);
            MergeOutcome.Merged merged = (MergeOutcome.Merged) Merge.run(new MergeInput(
                    content("n=" + digits[0] + "\n"),
                    content("n=" + digits[1] + "\n"),
                    content("n=" + digits[2] + "\n"),
                    Format.PROPERTIES,
                    field(NodePath.parse("/n"), FieldPolicy.Type.MONOTONIC)));
            String result = text(merged.content()).strip().substring(2);
            assertThat(new java.math.BigInteger(result)).as(Laws.replay(i)).isEqualTo(ours.max(theirs));
            assertThat(merged.conflicts()).as(Laws.replay(i)).isEmpty();
        }
    }

    @Test
    void setHasTheItemsOfBothSides() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            Set<String> base = words(random);
            Set<String> ours = words(random);
            Set<String> theirs = words(random);
            MergeOutcome.Merged merged = (MergeOutcome.Merged) Merge.run(new MergeInput(
                    array(base),
                    array(ours),
                    array(theirs),
                    Format.JSON,
                    field(NodePath.parse("/s"), FieldPolicy.Type.SET)));
            Set<String> union = new TreeSet<>(ours);
            union.addAll(theirs);
            String text = text(merged.content());
            List<String> found = text.equals("{\"s\": []}")
                    ? List.of()
                    : List.of(text.substring("{\"s\": [".length(), text.length() - 2)
                            .split(", "));
            assertThat(found).as(Laws.replay(i)).containsExactlyInAnyOrderElementsOf(union);
            assertThat(merged.conflicts()).as(Laws.replay(i)).isEmpty();
        }
    }

    @Test
    void setByMergeKeyHasTheKeysOfBothSides() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            Set<String> base = words(random);
            Set<String> ours = words(random);
            Set<String> theirs = words(random);
            MergeOutcome.Merged merged = (MergeOutcome.Merged) Merge.run(new MergeInput(
                    keyed(base, 1, random),
                    keyed(ours, 2, random),
                    keyed(theirs, 3, random),
                    Format.JSON,
                    Scenario.fields(new FieldPolicy(NodePath.parse("/s"), FieldPolicy.Type.SET, null, "k"))));
            Set<String> union = new TreeSet<>(ours);
            union.addAll(theirs);
            List<String> found = Pattern.compile("\"w[0-9]\"")
                    .matcher(text(merged.content()))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(found).as(Laws.replay(i)).containsExactlyInAnyOrderElementsOf(union);
        }
    }

    private static Content keyed(Set<String> words, int side, Random random) {
        List<String> items = new ArrayList<>();
        for (String word : words) {
            items.add("{\"k\": " + word + ", \"n\": " + (random.nextBoolean() ? 0 : side) + "}");
        }
        Collections.shuffle(items, random);
        return content("{\"s\": [" + String.join(", ", items) + "]}");
    }

    private static String digits(Random random) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        for (int n = random.nextInt(18); n > 0; n--) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static Set<String> words(Random random) {
        Set<String> words = new TreeSet<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            words.add("\"w" + random.nextInt(8) + "\"");
        }
        return words;
    }

    private static Content array(Set<String> items) {
        return content("{\"s\": [" + String.join(", ", items) + "]}");
    }

    private static MergePolicy field(NodePath path, FieldPolicy.Type type) {
        return Scenario.fields(new FieldPolicy(path, type));
    }

    private static List<String> result(Scenario scenario, NodePath path, FieldPolicy.Type type) {
        return Tokens.in(text(scenario.merged(field(path, type)).content()));
    }

    private static Content whole(Scenario scenario, Strategy strategy) {
        return scenario.merged(new MergePolicy(strategy, ConflictPolicy.KEEP_TARGET, List.of()))
                .content();
    }

    private static Set<String> paths(List<Conflict> conflicts) {
        Set<String> paths = new TreeSet<>();
        conflicts.forEach(conflict -> paths.add(conflict.path()));
        return paths;
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
