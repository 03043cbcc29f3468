package dev.tokenkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.validation.UnusableSchemaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a JSON Schema is told, and what is refused. */
class NetworkntSchemasTest {
    private final NetworkntSchemas schemas = new NetworkntSchemas();

    private List<String> places(String schema, String json) throws UnusableSchemaException {
        return schemas.check(schema, json).places();
    }

    @Test
    void placesAreToldWithoutValues() throws Exception {
        String schema = """
            {"$defs": {"port": {"type": "integer", "maximum": 65535}},
             "required": ["a/b"], "additionalProperties": false,
             "properties": {"ports": {"items": {"$ref": "#/$defs/port"}}, "a/b": {"pattern": "^x"}}}
            """;
        assertThat(places(schema, "{\"a/b\": \"x\", \"ports\": [1, 2]}")).isEmpty();
        assertThat(places(schema, "{\"hunter\": 2, \"ports\": [1, \"hunter2\", 70000]}"))
                .containsExactly("/a~1b", "/hunter", "/ports/1", "/ports/2");
        assertThat(places(schema, "{")).containsExactly("");
    }

    @Test
    void olderDraftsAreReadAsTheySay() throws Exception {
        String schema =
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"definitions\": {\"a\": {\"const\": 1}},"
                        + " \"$ref\": \"#/definitions/a\"}";
        assertThat(places(schema, "1")).isEmpty();
        assertThat(places(schema, "2")).containsExactly("");
    }

    @Test
    void whatRefersElsewhereIsRefused() {
        for (String elsewhere : List.of(
                "http://127.0.0.1:9/a.json",
                "https://json-schema.org/learn/a.json",
                "file:///etc/hostname",
                "other.json")) {
            assertThatThrownBy(() -> places("{\"$ref\": \"" + elsewhere + "\"}", "{}"))
                    .as(elsewhere)
                    .isInstanceOf(UnusableSchemaException.class)
                    .hasMessageContaining("never fetched")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> places("hunter2", "{}")).hasMessage("is no JSON");
    }

    @Test
    void theSchemaOfTheConfigurationHoldsForWhatItShould() throws Exception {
        Path root = Path.of(System.getProperty("tokenkeeper.root", ".."));
        String schema = Files.readString(root.resolve("docs/schema/config.json"));
        assertThat(
                        places(
                                schema,
                                "{\"source\": {\"path\": \"/s\", \"items\": [{\"key\": \"a\", \"mode\": \"0640\"}]},"
                                        + " \"validation\": [{\"only\": [\"a\"], \"signature\": {\"publicKeyFile\": \"/k\"}}]}"))
                .isEmpty();
        assertThat(places(schema, "{\"sourc\": {}, \"source\": {\"items\": [{\"path\": \"a\"}]}}"))
                .containsExactly("/sourc", "/source/items/0/key");
    }
}
