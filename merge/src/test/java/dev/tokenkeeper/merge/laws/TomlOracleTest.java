package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** tomlj reads in the result what it should, and takes for TOML what we take for it. */
final class TomlOracleTest {
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "#",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            " ",
            "_",
            "+",
            "-",
            "0",
            "1",
            ":",
            "e",
            "T",
            "[[",
            "]]",
            "\"\"\"",
            "'''",
            "\\u0041",
            "\\x41",
            "\\e",
            "0x1f",
            "0b2",
            "inf",
            "nan",
            "true",
            "1e5",
            "1.5",
            "1979-05-27",
            "07:32:00Z",
            "2021-02-29",
            "a",
            "a.b",
            "\n[a]\n",
            "\n[a.b]\n",
            "\n[[a]]\n",
            "\n[[a.b]]\n",
            "\na = 1\n",
            "\na.b = 1\n",
            "\nb.c = {d.e = 1}\n",
            "\n[b.c]\n",
            "\n[b]\n",
            "\t",
            "\u007f",
            "é");

    private static final String TOO_LARGE = ".*(too large|Invalid (seconds|nanoseconds|zone offset)).*";

    @Test
    void readsTheChangesOfBothSides() {
        Laws.hold("tomlj 1.1", new TomlDialect(true), Maker::independent, scenario -> {
            String result = text(scenario.merged().content());
            assertThat(canonical(read(result, TomlVersion.V1_1_0))).isEqualTo(canonical(scenario.bothItem()));
        });
    }

    @Test
    void readsTheChangesOfBothSidesWhereItKnowsOnlyTheOldVersion() {
        Laws.hold("tomlj 1.0", new TomlDialect(false), Maker::independent, scenario -> {
            String result = text(scenario.merged().content());
            assertThat(canonical(read(result, TomlVersion.V1_0_0))).isEqualTo(canonical(scenario.bothItem()));
        });
    }

    @Test
    void readsEveryResult() {
        Laws.hold("tomlj, conflicts", new TomlDialect(true), Maker::anything, scenario -> {
            assertThat(read(text(scenario.merged().content()), TomlVersion.V1_1_0))
                    .isNotNull();
            assertThat(canonical(read(scenario.oursText().text(), TomlVersion.V1_1_0)))
                    .isEqualTo(canonical(scenario.oursItem()));
        });
    }

    /** Texts that were TOML before something was put into them or taken out. */
    @Test
    void takesForTomlWhatWeTakeForIt() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            String text = mutated(random);
            List<TomlParseError> errors = errors(text);
            // A number stays text for us, so that it can be of any size.
            if (errors == null
                    || errors.stream()
                            .anyMatch(
                                    error -> String.valueOf(error.getMessage()).matches(TOO_LARGE))) {
                continue;
            }
            boolean theirs = errors.isEmpty();
            boolean ours = !(Parsing.read(Format.TOML, text, false, Limits.DEFAULT) instanceof ParseProblem);
            assertThat(ours).as("%s\n%s", Laws.replay(i), text).isEqualTo(theirs);
        }
    }

    /** Null where tomlj fails itself: it does on some texts that end within a line end. */
    private static @Nullable List<TomlParseError> errors(String text) {
        try {
            return Toml.parse(text, TomlVersion.V1_1_0).errors();
        } catch (NullPointerException e) {
            return null;
        }
    }

    private static String mutated(Random random) {
        Maker maker = new Maker(new TomlDialect(random.nextBoolean()), random);
        StringBuilder text =
                new StringBuilder(maker.anything().oursText().text().replace("\ufeff", ""));
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextInt(3) == 0) {
                text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
            } else {
                text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        // Half a character is none.
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static TomlParseResult read(String text, TomlVersion version) {
        TomlParseResult result = Toml.parse(text.replace("\ufeff", ""), version);
        assertThat(result.errors()).as(text).isEmpty();
        return result;
    }

    private static String canonical(Object value) {
        return switch (value) {
            case TomlTable table -> canonical(table.toMap());
            case TomlArray array -> canonical(array.toList());
            case Map<?, ?> map -> {
                TreeSet<String> members = new TreeSet<>();
                map.forEach((key, inner) -> members.add("<" + key + ">" + canonical(inner)));
                members.removeIf(member -> member.endsWith(">array[]"));
                yield members.toString();
            }
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(canonical(item)));
                items.sort(null);
                yield "array" + items;
            }
            case String text -> "<" + text + ">";
            default -> value.toString();
        };
    }

    /** An array of tables that has none left is not there. */
    private static String canonical(Item item) {
        return switch (item.kind()) {
            case OBJECT -> {
                TreeSet<String> members = new TreeSet<>();
                item.children().stream()
                        .filter(child -> child.kind() != Item.Kind.FREE)
                        .forEach(child -> members.add("<" + child.key() + ">" + canonical(child)));
                members.removeIf(member -> member.endsWith(">array[]"));
                yield members.toString();
            }
            case ARRAY, TABLE -> {
                List<String> items = new ArrayList<>();
                item.children().stream()
                        .filter(child -> child.kind() != Item.Kind.FREE)
                        .forEach(child -> items.add(canonical(child)));
                items.sort(null);
                yield "array" + items;
            }
            case SCALAR, FREE -> item.bare() ? item.value() : "<" + item.value() + ">";
        };
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
