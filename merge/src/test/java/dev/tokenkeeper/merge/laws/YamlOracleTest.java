package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What snakeyaml-engine loads as data from a result is what both sides' steps come to on plain data. */
final class YamlOracleTest {
    static Stream<YamlDialect> dialects() {
        return Stream.of(new YamlDialect(true, false), new YamlDialect(true, true), new YamlDialect(false, true));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void theDataHasTheChangesOfBothSides(YamlDialect dialect) {
        Laws.hold("data of both sides", dialect, Maker::independent, scenario -> {
            Object loaded = loaded(scenario.merged().content());
            assertThat(canonical(loaded == null ? Map.of() : loaded)).isEqualTo(canonical(scenario.bothItem()));
        });
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyResultIsData(YamlDialect dialect) {
        Laws.hold("data with conflicts", dialect, Maker::anything, scenario -> {
            Object loaded = loaded(scenario.merged().content());
            assertThat(loaded == null ? Map.of() : loaded).isInstanceOf(Map.class);
        });
    }

    private static Object loaded(Content content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        return new Load(LoadSettings.builder().build())
                .loadFromString(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** One text for all data that differs in order only. A last line end is not told apart: the file may end without one. */
    private static String canonical(Object data) {
        if (data instanceof Map<?, ?> map) {
            TreeSet<String> members = new TreeSet<>();
            map.forEach((key, value) -> members.add("<" + key + ">" + canonical(value)));
            return members.toString();
        }
        if (data instanceof List<?> list) {
            List<String> items = new ArrayList<>();
            list.forEach(item -> items.add(canonical(item)));
            items.sort(null);
            return "list" + items;
        }
        return data instanceof String text ? "<" + text.stripTrailing() + ">" : String.valueOf(data);
    }

    private static String canonical(Item item) {
        return switch (item.kind()) {
            case OBJECT -> {
                TreeSet<String> members = new TreeSet<>();
                item.children().stream()
                        .filter(child -> child.kind() != Item.Kind.FREE)
                        .forEach(child -> members.add("<" + child.key() + ">" + canonical(child)));
                yield members.toString();
            }
            case ARRAY, TABLE -> {
                List<String> items = new ArrayList<>();
                item.children().forEach(child -> items.add(canonical(child)));
                items.sort(null);
                yield "list" + items;
            }
            case SCALAR, FREE -> item.bare() ? item.value() : canonical((Object) item.value());
        };
    }
}
