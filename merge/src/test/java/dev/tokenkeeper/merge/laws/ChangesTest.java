package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.MergeOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each single change, told by tokens that stand in exactly one place of the generated documents. */
final class ChangesTest {
    static List<Named<Dialect>> dialects() {
        return Laws.dialects();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void independentChangesAreAllInAndNeverConflict(Dialect dialect) {
        Laws.hold("independent changes", dialect, Maker::independent, scenario -> {
            MergeOutcome.Merged merged = scenario.merged();
            assertThat(merged.conflicts()).isEmpty();
            List<String> result = Tokens.in(text(merged.content()));
            List<String> wanted = new ArrayList<>();
            Tokens.of(scenario.bothItem()).all().forEach(wanted::add);
            assertThat(result).containsExactlyInAnyOrderElementsOf(wanted);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void eachChangeIsInTheResultOrInAConflict(Dialect dialect) {
        Laws.hold("nothing lost", dialect, Maker::anything, scenario -> {
            MergeOutcome.Merged merged = scenario.merged();
            Set<String> result = new HashSet<>(Tokens.in(text(merged.content())));
            Tokens base = Tokens.of(scenario.base());
            Tokens ours = Tokens.of(scenario.oursItem());
            Tokens theirs = Tokens.of(scenario.theirsItem());
            for (String token : ours.all()) {
                if (!base.has(token)) {
                    assertThat(result).as("the application wrote it").contains(token);
                } else if (theirs.has(token)) {
                    assertThat(result).as("nobody touched it").contains(token);
                } else if (result.contains(token)) {
                    assertThat(base.covered(token, merged.conflicts()))
                            .as("the source removed " + token + ", conflicts " + merged.conflicts())
                            .isTrue();
                }
            }
            for (String token : theirs.all()) {
                if (!result.contains(token) && !base.has(token)) {
                    assertThat(theirs.covered(token, merged.conflicts()))
                            .as("the source wrote " + token + ", conflicts " + merged.conflicts())
                            .isTrue();
                } else if (result.contains(token) && base.has(token) && !ours.has(token)) {
                    assertThat(base.covered(token, merged.conflicts()))
                            .as("the application removed " + token + ", conflicts " + merged.conflicts())
                            .isTrue();
                }
            }
            for (String token : base.all()) {
                if (!ours.has(token) && !theirs.has(token)) {
                    assertThat(result).as("both sides removed it").doesNotContain(token);
                }
            }
            assertThat(merged.conflicts()).extracting(Conflict::reason).doesNotContain(Conflict.Reason.FORMAT_REFUSED);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void piecesThatTheSourceDidNotTouchKeepTheirBytes(Dialect dialect) {
        Laws.hold("untouched bytes", dialect, Maker::anything, scenario -> {
            if (isBase(scenario)) {
                return;
            }
            String result = text(scenario.merged().content());
            Written ours = scenario.oursText();
            for (Item item : scenario.oursItem().all()) {
                String piece = ours.pieces().get(item.id());
                Item base = scenario.base().find(item.id());
                if (piece != null
                        && (base == null || base.equals(scenario.theirsItem().find(item.id())))) {
                    assertThat(result).contains(piece);
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void linesComeAndGoOnlyWithAChangeOfTheSource(Dialect dialect) {
        Laws.hold("no other line", dialect, Maker::anything, scenario -> {
            if (isBase(scenario)
                    || dialect.sharesLines()
                    || (dialect.nested() && !scenario.oursLook().layout().overLines())) {
                return;
            }
            Set<String> before = lines(scenario.oursText().text());
            Set<String> after = lines(text(scenario.merged().content()));
            Set<String> touched = touchedBySource(scenario);
            for (String line : symmetricDifference(before, after)) {
                List<String> tokens = Tokens.in(line);
                if (!tokens.isEmpty()) {
                    assertThat(tokens).as(line).anyMatch(touched::contains);
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void orderIsOurs(Dialect dialect) {
        Laws.hold("order", dialect, Maker::anything, scenario -> {
            if (isBase(scenario)) {
                return;
            }
            List<String> result = Tokens.in(text(scenario.merged().content()));
            List<String> ours = new ArrayList<>(Tokens.in(scenario.oursText().text()));
            ours.retainAll(new HashSet<>(result));
            // What both sides put in, but on two sides of something else, is there twice.
            ours.removeIf(token -> Collections.frequency(result, token) > 1);
            result.retainAll(new HashSet<>(ours));
            assertThat(result).isEqualTo(ours);
        });
    }

    /** Then bytes decide: the result is the source, in its own spelling and order. */
    private static boolean isBase(Scenario scenario) {
        return scenario.oursText().text().equals(scenario.baseText().text());
    }

    /** The tokens of all that is not in theirs as it was in the base, in whatever version. */
    private static Set<String> touchedBySource(Scenario scenario) {
        Set<String> touched = new HashSet<>();
        for (Item version : List.of(scenario.base(), scenario.oursItem(), scenario.theirsItem())) {
            for (Item item : version.all()) {
                Item base = scenario.base().find(item.id());
                Item theirs = scenario.theirsItem().find(item.id());
                if (base == null ? theirs != null : !base.equals(theirs)) {
                    touched.addAll(Tokens.in(item.value() + " " + item.above() + " " + item.beside()));
                }
            }
        }
        return touched;
    }

    private static Set<String> symmetricDifference(Set<String> one, Set<String> other) {
        Set<String> difference = new HashSet<>(one);
        difference.addAll(other);
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        difference.removeAll(both);
        return difference;
    }

    /** Without the mark at the head and the commas between members, also before a comment. */
    private static Set<String> lines(String text) {
        Set<String> lines = new HashSet<>();
        for (String line : text.replace("\ufeff", "").split("\r?\n", -1)) {
            lines.add(line.replaceAll(",(?=\\s*(//|/[*]|#|$))", ""));
        }
        return lines;
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
