package dev.tokenkeeper.cli.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.JsonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML that says what the JSON says. */
class BlockYamlTest {
    @Test
    void blocksAndListsAreIndentedAsPeopleWriteThem() {
        String json = "{\"version\":1,\"kind\":\"StatusReport\",\"files\":[{\"path\":\"conf/app.json\",\"good\":true,"
                + "\"conflicts\":[{\"path\":\"/a b\",\"ours\":\"012345678901\"},{}],\"reasons\":[]}],\"damaged\":[1,2],"
                + "\"last\":{\"in\":\"\",\"out\":{\"deep\":\"no\"}}}";
        assertThat(BlockYaml.of(json)).isEqualTo("""
            version: 1
            kind: StatusReport
            files:
            - path: conf/app.json
              good: true
              conflicts:
              - path: "/a b"
                ours: "012345678901"
              - {}
              reasons: []
            damaged:
            - 1
            - 2
            last:
              in: ""
              out:
                deep: "no"
            """);
    }

    @Test
    void eachStringComesBackFromAReaderOfYaml() {
        for (String text : List.of(
                "",
                " ",
                "a: b",
                "# c",
                "- d",
                "null",
                "Yes",
                "0x1f",
                "1e3",
                ".5",
                "~",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "'",
                "\"",
                "\\",
                "a\nb\tc\u0000\u007f",
                "\ud83d\ude00 smile",
                "a:",
                "é",
                "\u2028",
                "\ufeff",
                "/a/b-c_d.e",
                "{}",
                "[a]",
                "a, b",
                "?")) {
            String json = new JsonText()
                    .open('{')
                    .name(text)
                    .value(text)
                    .name("list")
                    .open('[')
                    .value(text)
                    .close(']')
                    .close('}')
                    .toString();
            Object read = new Load(LoadSettings.builder().build()).loadFromString(BlockYaml.of(json));
            assertThat(read).as(json).isEqualTo(Map.of(text, text, "list", List.of(text)));
        }
    }

    @Test
    void halfACharacterIsReplaced() {
        String json =
                new JsonText().open('{').name("a").value("x\ud83dy").close('}').toString();
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(BlockYaml.of(json)))
                .isEqualTo(Map.of("a", "x\ufffdy"));
    }
}
