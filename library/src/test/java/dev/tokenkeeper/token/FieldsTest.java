package dev.tokenkeeper.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static Fields of(Format format, String text) {
        return Fields.of("file", format, Texts.bytes(text));
    }

    private static String text(Fields fields) {
        return Texts.of("file", fields.content());
    }

    @Test
    void valuesOfALicense() {
        Fields fields = of(Format.LICENSE_TEXT, "# head\nProduct: App\nCounter: 3\n# tail\n");
        assertThat(fields.get("/Counter")).contains("3");
        assertThat(fields.get("/Missing")).isEmpty();
        assertThat(text(fields.with("/Counter", 4))).isEqualTo("# head\nProduct: App\nCounter: 4\n# tail\n");
        assertThat(text(fields.with("/License Type", "Development")))
                .isEqualTo("# head\nProduct: App\nCounter: 3\nLicense Type: Development\n# tail\n");
        assertThat(text(fields.without("/Product"))).isEqualTo("# head\nCounter: 3\n# tail\n");
    }

    @Test
    void valuesOfJson() {
        String json =
                "{\n    \"access\": {\n        \"token\": \"a\\u0041\",\n        \"n\": 1\n    },\n    \"list\": [10, 20]\n}\n";
        Fields fields = of(Format.JSON, json);
        assertThat(fields.get("/access/token")).contains("aA");
        assertThat(fields.get("/access/n")).contains("1");
        assertThat(fields.get("/list/1")).contains("20");
        assertThat(fields.get("/access")).isEmpty();
        assertThat(fields.has("/access")).isTrue();
        assertThat(text(fields.with("/access/token", "x\"y"))).isEqualTo(json.replace("a\\u0041", "x\\\"y"));
        assertThat(text(fields.with("/access/n", 2))).isEqualTo(json.replace(": 1\n", ": 2\n"));
        assertThat(text(fields.with("/access/refresh", "r")))
                .isEqualTo(json.replace("\"n\": 1\n", "\"n\": 1,\n        \"refresh\": \"r\"\n"));
        assertThat(text(fields.with("/new/deep/er", "v"))).contains("\"deep\"").contains("\"er\": \"v\"");
        assertThat(text(fields.without("/access/token")))
                .doesNotContain("token")
                .contains("\"n\": 1");
    }

    @Test
    void valuesOfPropertiesEnvAndIni() {
        assertThat(text(of(Format.PROPERTIES, "# c\na = 1\n").with("/b c", " x=y\n")))
                .isEqualTo("# c\na = 1\nb\\ c=\\ x=y\\n\n");
        assertThat(of(Format.PROPERTIES, "a = 1\n").with("/k", "a\\b\tä").get("/k"))
                .contains("a\\b\tä");
        assertThat(text(of(Format.ENV, "A='1'\nB=2\n").with("/A", "it 3"))).isEqualTo("A='it 3'\nB=2\n");
        assertThat(of(Format.ENV, "A=1\n").with("/A", "a \"b\" $c").get("/A")).contains("a \"b\" $c");
        String ini = "[a]\nx = 1\n\n[b]\ny = 2\n";
        assertThat(of(Format.INI, ini).get("/b/y")).contains("2");
        assertThat(text(of(Format.INI, ini).with("/a/x", "9"))).isEqualTo(ini.replace("1", "9"));
        assertThat(text(of(Format.INI, ini).with("/a/z", "9"))).isEqualTo("[a]\nx = 1\nz = 9\n\n[b]\ny = 2\n");
        assertThat(of(Format.INI, ini).with("/c/z", "9").get("/c/z")).contains("9");
        assertThat(text(of(Format.INI, ini).without("/b/y"))).isEqualTo("[a]\nx = 1\n\n[b]\n");
    }

    @Test
    void valuesOfToml() {
        String toml = "title = \"x\" # t\n\n[server.http]\nport = 80\n";
        Fields fields = of(Format.TOML, toml);
        assertThat(fields.get("/title")).contains("x");
        assertThat(fields.get("/server/http/port")).contains("80");
        assertThat(text(fields.with("/server/http/port", 81))).isEqualTo(toml.replace("80", "81"));
        assertThat(text(fields.with("/server/http/host", "h"))).isEqualTo(toml + "host = \"h\"\n");
        Fields more = fields.with("/server/tls/key", "k");
        assertThat(more.get("/server/tls/key")).contains("k");
        assertThat(more.get("/server/http/port")).as("nothing else changes").contains("80");
        assertThat(text(fields.without("/title"))).doesNotContain("title").contains("port = 80");
    }

    @Test
    void valuesOfYaml() {
        String yaml = "a:\n    token: x # t\n    n: 1\nlist: [1, 2]\nflow: {k: v}\n";
        Fields fields = of(Format.YAML, yaml);
        assertThat(fields.get("/a/token")).contains("x");
        assertThat(fields.get("/a/n")).contains("1");
        assertThat(fields.get("/list/1")).contains("2");
        assertThat(text(fields.with("/a/n", 2))).isEqualTo(yaml.replace("n: 1", "n: 2"));
        assertThat(fields.with("/a/token", "y: z").get("/a/token")).contains("y: z");
        assertThat(text(fields.with("/a/more", "m"))).contains("    n: 1\n    more: \"m\"\n");
        assertThat(fields.with("/new/deep/er", "v").get("/new/deep/er")).contains("v");
        assertThat(fields.with("/flow/l", "w").get("/flow/l")).contains("w");
        assertThat(text(fields.without("/a/token"))).doesNotContain("token").contains("    n: 1\n");
        assertThat(of(Format.YAML, "").with("/a/b", "c").get("/a/b")).contains("c");
    }

    @Test
    void valuesOfPhpCanBeRead() {
        Fields fields =
                of(Format.PHP, "<?php\n$CONFIG = array (\n  'a' => 'x\\'y',\n  'n' => 1,\n);\ndefine('D', \"d\");\n");
        assertThat(fields.get("/CONFIG/a")).contains("x'y");
        assertThat(fields.get("/CONFIG/n")).contains("1");
        assertThat(fields.get("/D")).contains("d");
    }

    @Test
    void anEmptyFileGetsItsFirstValue() {
        assertThat(text(of(Format.JSON, "").with("/a/b", "c"))).isEqualTo("{\"a\": {\"b\": \"c\"}}");
        assertThat(text(of(Format.ENV, "").with("/A", "1"))).isEqualTo("A=1\n");
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThatThrownBy(() -> of(Format.LICENSE_TEXT, "A: 1\n").with("/A", "two\nlines"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Format.XML, "<a/>").with("/a", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Format.JSON, "{")).isInstanceOf(TokenException.class);
    }

    @Test
    void allValuesByTheirPointers() {
        assertThat(of(Format.JSON, "{\"a\": {\"b/c\": \"x\", \"n\": null, \"w\": \"null\"}, \"l\": [1, {\"z\": true}]}")
                        .values())
                .containsExactly(
                        entry("/a/b~1c", "x"), entry("/a/w", "null"), entry("/l/0", "1"), entry("/l/1/z", "true"));
        assertThat(of(Format.INI, "; head\ntop = 1\n\n[server]\nport = 80\n").values())
                .containsExactly(entry("/top", "1"), entry("/server/port", "80"));
        assertThat(of(Format.TOML, "a.b = 1\n[s.t]\nc = \"x\"\n[[u]]\nd = 2\n").values())
                .containsExactly(entry("/a/b", "1"), entry("/s/t/c", "x"), entry("/u/0/d", "2"));
        assertThat(of(Format.PROPERTIES, "# c\na.b=1\n").values()).containsExactly(entry("/a.b", "1"));
        assertThat(of(Format.JSON, "").values()).isEmpty();
    }
}
