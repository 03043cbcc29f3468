package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * However anchors and aliases come and go on both sides, each alias in the result stands for what it stands for on a side
 * that has it, and each change of the source is in the result or in a conflict.
 */
final class YamlAliasesTest {
    private static final List<String> NAMES = List.of("x", "y", "z");

    /** One line: a value of its own, with an anchor or without, or an alias. */
    private record Line(
            String key, @Nullable String anchor, @Nullable String alias, String value) {
        String written() {
            String name = anchor == null ? "" : "&" + anchor + " ";
            return key + ": " + (alias == null ? name + value : "*" + alias) + "\n";
        }
    }

    @Test
    void eachAliasStandsForWhatItDid() {
        int broken = 0;
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            List<Line> base = valid(random, lines(random));
            List<Line> ours = valid(random, edited(random, base, "o"));
            List<Line> theirs = valid(random, edited(random, base, "t"));
            MergeOutcome outcome = Merge.run(
                    new MergeInput(content(base), content(ours), content(theirs), Format.YAML, MergePolicy.DEFAULT));
            String why = Laws.replay(i) + "\n" + text(base) + "---\n" + text(ours) + "---\n" + text(theirs);
            assertThat(outcome).as(why).isInstanceOf(MergeOutcome.Merged.class);
            MergeOutcome.Merged merged = (MergeOutcome.Merged) outcome;
            String result = new String(merged.content().bytes(), StandardCharsets.UTF_8);
            stands(result, ours, theirs, why + "---\n" + result);
            assertThat(merged.conflicts())
                    .as(why)
                    .extracting(Conflict::reason)
                    .doesNotContain(Conflict.Reason.FORMAT_REFUSED);
            broken += (int) merged.conflicts().stream()
                    .filter(one -> one.reason() == Conflict.Reason.REFERENCE_BROKEN)
                    .count();
        }
        assertThat(broken).as("conflicts of references").isPositive();
    }

    private static void stands(String result, List<Line> ours, List<Line> theirs, String why) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(result);
        Map<?, ?> data = loaded == null ? Map.of() : (Map<?, ?>) loaded;
        Map<String, String> mine = meant(ours);
        Map<String, String> yours = meant(theirs);
        for (String line : result.split("\n")) {
            if (line.contains(": *")) {
                String key = line.substring(0, line.indexOf(':'));
                List<Object> possible = new ArrayList<>();
                for (String where : List.of(mine.getOrDefault(key, ""), yours.getOrDefault(key, ""))) {
                    if (data.containsKey(where)) {
                        possible.add(data.get(where));
                    }
                }
                assertThat(possible).as(key + " in " + why).contains(data.get(key));
            }
        }
    }

    /** By the key of each alias the key of the value that it stands for. */
    private static Map<String, String> meant(List<Line> lines) {
        Map<String, String> given = new HashMap<>();
        Map<String, String> meant = new HashMap<>();
        for (Line line : lines) {
            if (line.alias() != null) {
                meant.put(line.key(), given.getOrDefault(line.alias(), ""));
            } else if (line.anchor() != null) {
                given.put(line.anchor(), line.key());
            }
        }
        return meant;
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            lines.add(line(random, "k" + i, "b" + i));
        }
        return lines;
    }

    private static Line line(Random random, String key, String value) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        int kind = random.nextInt(3);
        return new Line(key, kind == 0 ? name : null, kind == 1 ? name : null, value);
    }

    private static List<Line> edited(Random random, List<Line> base, String side) {
        List<Line> lines = new ArrayList<>();
        for (Line line : base) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> lines.add(line(random, line.key(), side + lines.size()));
                case 2 -> {
                    lines.add(line);
                    lines.add(line(random, side + "new" + lines.size(), side + lines.size()));
                }
                case 3 -> lines.addFirst(line);
                default -> lines.add(line);
            }
        }
        return lines;
    }

    /** Without aliases that have no anchor before them. */
    private static List<Line> valid(Random random, List<Line> lines) {
        List<String> given = new ArrayList<>();
        List<Line> valid = new ArrayList<>();
        for (Line line : lines) {
            if (line.anchor() != null) {
                given.add(line.anchor());
            }
            boolean stands = line.alias() == null || given.contains(line.alias());
            valid.add(stands ? line : new Line(line.key(), null, null, "v" + random.nextInt(9)));
        }
        return valid;
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.written()));
        return text.toString();
    }

    private static Content content(List<Line> lines) {
        return Content.copyOf(text(lines).getBytes(StandardCharsets.UTF_8));
    }
}
