package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;
import org.junit.jupiter.api.Test;

/** Other people's readers see in the result what they should: Jackson, java.util.Properties, and jgit's merge of lines. */
final class OraclesTest {
    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper JACKSON_WITH_COMMENTS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Test
    void jacksonReadsTheChangesOfBothSides() {
        Laws.hold("Jackson", new JsonDialect(), Maker::independent, scenario -> {
            JsonNode result = jackson(scenario.merged().content());
            assertThat(canonical(result)).isEqualTo(canonical(scenario.bothItem()));
        });
    }

    @Test
    void jacksonReadsTheChangesOfBothSidesBetweenComments() {
        Laws.hold("Jackson, comments", new JsoncDialect(), Maker::independent, scenario -> {
            assertThat(canonical(read(JACKSON_WITH_COMMENTS, scenario.merged().content())))
                    .isEqualTo(canonical(scenario.bothItem()));
        });
    }

    @Test
    void jacksonReadsEveryResultWithComments() {
        Laws.hold("Jackson, comments and conflicts", new JsoncDialect(), Maker::anything, scenario -> {
            assertThat(read(JACKSON_WITH_COMMENTS, scenario.merged().content()).isObject())
                    .isTrue();
        });
    }

    @Test
    void jacksonReadsEveryResult() {
        Laws.hold("Jackson, conflicts", new JsonDialect(), Maker::anything, scenario -> {
            assertThat(jackson(scenario.merged().content()).isObject()).isTrue();
            assertThat(canonical(jackson(scenario.oursText().content()))).isEqualTo(canonical(scenario.oursItem()));
        });
    }

    @Test
    void javaReadsThePropertiesOfBothSides() {
        Laws.hold("java.util.Properties", LineDialect.properties(), Maker::independent, scenario -> {
            Map<String, String> wanted = new TreeMap<>();
            Map<String, Integer> times = new TreeMap<>();
            for (Item item : scenario.bothItem().children()) {
                if (item.kind() == Item.Kind.SCALAR) {
                    wanted.put(item.key(), item.value());
                    times.merge(item.key(), 1, Integer::sum);
                }
            }
            Map<String, String> found = new TreeMap<>();
            properties(scenario.merged().content()).forEach((key, value) -> found.put((String) key, (String) value));
            assertThat(found.keySet()).isEqualTo(wanted.keySet());
            // Which of several values a reader gets is a matter of order, which is not in the edits.
            times.forEach((key, n) -> {
                if (n == 1) {
                    assertThat(found.get(key)).as(key).isEqualTo(wanted.get(key));
                }
            });
        });
    }

    /** Lines of both sides with at least one line that nobody touched between them. */
    @Test
    void linesMergeAsJgitMergesThem() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            List<String> base = new ArrayList<>();
            List<String> ours = new ArrayList<>();
            List<String> theirs = new ArrayList<>();
            int regions = random.nextInt(8);
            for (int region = 0; region <= regions; region++) {
                List<String> old = lines(random, "b" + region, 3);
                List<String> fresh = lines(random, "n" + region, 3);
                int who = random.nextInt(4);
                base.addAll(old);
                ours.addAll(who == 1 || who == 3 ? fresh : old);
                theirs.addAll(who == 2 || who == 3 ? fresh : old);
                for (List<String> side : List.of(base, ours, theirs)) {
                    side.add("same " + region);
                }
            }
            MergeOutcome outcome = Merge.run(
                    new MergeInput(content(base), content(ours), content(theirs), Format.TEXT, MergePolicy.DEFAULT));
            assertThat(outcome).as(Laws.replay(i)).isInstanceOf(MergeOutcome.Merged.class);
            MergeOutcome.Merged merged = (MergeOutcome.Merged) outcome;
            assertThat(merged.conflicts()).as(Laws.replay(i)).isEmpty();
            assertThat(string(merged.content())).as(Laws.replay(i)).isEqualTo(jgit(base, ours, theirs));
        }
    }

    /** Every line that one side wrote is in the result, or there is a conflict. */
    @Test
    void linesOfTextAreInTheResultOrInAConflict() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            List<String> base = lines(random, "b", 12);
            List<String> ours = edited(random, base, "o");
            List<String> theirs = edited(random, base, "t");
            MergeOutcome.Merged merged = (MergeOutcome.Merged) Merge.run(
                    new MergeInput(content(base), content(ours), content(theirs), Format.TEXT, MergePolicy.DEFAULT));
            List<String> result = List.of(string(merged.content()).split("\n"));
            for (String line : ours) {
                if (!base.contains(line) || theirs.contains(line)) {
                    assertThat(result).as(Laws.replay(i)).contains(line);
                }
            }
            if (merged.conflicts().isEmpty()) {
                for (String line : theirs) {
                    if (!base.contains(line)) {
                        assertThat(result).as(Laws.replay(i)).contains(line);
                    }
                }
                for (String line : base) {
                    if (!ours.contains(line) || !theirs.contains(line)) {
                        assertThat(result).as(Laws.replay(i)).doesNotContain(line);
                    }
                }
            }
        }
    }

    private static List<String> lines(Random random, String head, int most) {
        List<String> lines = new ArrayList<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            lines.add(head + " line " + n);
        }
        return lines;
    }

    private static List<String> edited(Random random, List<String> base, String head) {
        List<String> lines = new ArrayList<>();
        for (String line : base) {
            switch (random.nextInt(8)) {
                case 0 -> lines.add(head + " changed " + lines.size());
                case 1 -> {
                    lines.add(line);
                    lines.add(head + " added " + lines.size());
                }
                case 2 -> {}
                default -> lines.add(line);
            }
        }
        return lines;
    }

    private static String jgit(List<String> base, List<String> ours, List<String> theirs) {
        RawText b = new RawText(content(base).bytes());
        RawText o = new RawText(content(ours).bytes());
        RawText t = new RawText(content(theirs).bytes());
        MergeResult<RawText> merged = new MergeAlgorithm().merge(RawTextComparator.DEFAULT, b, o, t);
        assertThat(merged.containsConflicts()).isFalse();
        StringBuilder text = new StringBuilder();
        for (MergeChunk chunk : merged) {
            RawText from = merged.getSequences().get(chunk.getSequenceIndex());
            for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
                text.append(from.getString(line)).append('\n');
            }
        }
        return text.toString();
    }

    private static Content content(List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String string(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    private static String unmarked(Content content) {
        String text = string(content);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static JsonNode jackson(Content content) {
        return read(JACKSON, content);
    }

    private static JsonNode read(ObjectMapper mapper, Content content) {
        try {
            return mapper.readTree(unmarked(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Content content) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(unmarked(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** One text for all trees that differ in order only. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            TreeSet<String> members = new TreeSet<>();
            node.properties().forEach(member -> members.add(quoted(member.getKey()) + canonical(member.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(canonical(item)));
            items.sort(null);
            return "array" + items;
        }
        return node.isTextual() ? quoted(node.textValue()) : node.asText();
    }

    private static String canonical(Item item) {
        return switch (item.kind()) {
            case OBJECT -> {
                TreeSet<String> members = new TreeSet<>();
                item.children().stream()
                        .filter(child -> child.kind() != Item.Kind.FREE)
                        .forEach(child -> members.add(quoted(child.key()) + canonical(child)));
                yield members.toString();
            }
            case ARRAY, TABLE -> {
                List<String> items = new ArrayList<>();
                item.children().forEach(child -> items.add(canonical(child)));
                items.sort(null);
                yield "array" + items;
            }
            case SCALAR, FREE -> item.bare() ? item.value() : quoted(item.value());
        };
    }

    private static String quoted(String text) {
        return '<' + text + '>';
    }
}
