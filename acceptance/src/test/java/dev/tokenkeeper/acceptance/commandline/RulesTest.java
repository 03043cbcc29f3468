package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that look at signatures, certificates and schemas, as a person gives them to the program. */
class RulesTest {
    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root"));

    private static final String SCHEMA = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["seats", "owner"],
          "properties": {"seats": {"type": "integer", "minimum": 1}, "owner": {"type": "string"}}
        }
        """;

    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void mounted() throws IOException {
        pod = new Pod(folder);
    }

    /** Runs a line of docs/reference/validation.md in the folder. */
    private void shell(String line) throws IOException, InterruptedException {
        Ran ran = pod.command(List.of("sh", "-ec", "cd '" + folder + "'\n" + line));
        assertThat(ran.exit()).as(line + "\n" + ran).isZero();
    }

    /** The commands of the page that stand in the fence behind {@code heading}. */
    private static String commands(String heading) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/validation.md"));
        int section = page.indexOf("\n## " + heading + "\n");
        assertThat(section).as(heading).isPositive();
        int from = page.indexOf("```sh\n", section) + "```sh\n".length();
        return page.substring(from, page.indexOf("```", from));
    }

    private Ran init(String... flags) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("init", "--source=" + pod.secret(), "--target=" + pod.volume()));
        words.addAll(List.of(flags));
        return pod.run(words);
    }

    private Ran withSchemas(String... flags) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("init", "--source=" + pod.secret(), "--target=" + pod.volume()));
        words.addAll(List.of(flags));
        List<String> command = new ArrayList<>(Pod.java(words));
        Path module = ROOT.resolve("schema/target");
        command.add(1, "-Dtokenkeeper.schema=" + module.resolve("schema") + ":" + module.resolve("classes"));
        return pod.command(command);
    }

    private String looks(String... files) throws IOException {
        StringBuilder looks = new StringBuilder();
        for (String file : files) {
            looks.append(Pod.look(pod.volume().resolve(file))).append('\n');
        }
        return looks.toString();
    }

    @Test
    void aLicenceSignedAsThePageSaysIsTakenAndNoOther() throws Exception {
        Files.writeString(folder.resolve("license.token"), Pod.TOKEN);
        shell(commands("Signature of a licence"));
        String signed = Files.readString(folder.resolve("license.token"));
        assertThat(signed).startsWith(Pod.TOKEN).contains("\nSignature: ");
        String rule = "--validate=signature:@" + folder.resolve("licence.pub.pem");
        pod.mount(signed);
        assertThat(init(rule).exit()).isZero();
        Files.writeString(pod.live(), pod.text() + "# Last access: noon\n");

        pod.mount(signed.replace("2024-12-31", "2099-12-31"));
        Ran forged = init(rule);

        assertThat(forged.exit()).isZero();
        assertThat(forged.err()).contains("SourceInvalid", "signature").doesNotContain("2099");
        assertThat(pod.text()).isEqualTo(signed + "# Last access: noon\n");
        assertThat(init(rule, "--strict").exit()).isEqualTo(4);
    }

    @Test
    void aKeyThatIsNoneIsExit2WithoutAWordOfIt() throws Exception {
        pod.mount(Pod.TOKEN);
        Ran none = init("--validate=signature:hunter2");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("Ed25519 public key").doesNotContain("hunter2");
        assertThat(init("--validate=signature:@" + folder.resolve("none")).err())
                .contains("cannot be read");
    }

    @Test
    void aCertificateWhoseKeyIsAnotherIsRefusedAndThePairStays() throws Exception {
        shell(commands("Certificates"));
        Map<String, String> pair = Map.of(
                "tls.crt", Files.readString(folder.resolve("tls.crt")),
                "tls.key", Files.readString(folder.resolve("tls.key")));
        pod.mount(pair);
        String[] flags = {"--group=tls.crt,tls.key", "--validate=certificate:pair,validity,newer"};
        assertThat(init(flags).exit()).isZero();
        String before = looks("tls.crt", "tls.key");

        shell("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out tls.key");
        pod.mount(Map.of("tls.crt", pair.get("tls.crt"), "tls.key", Files.readString(folder.resolve("tls.key"))));
        Ran refused = init(flags);

        assertThat(refused.exit()).isZero();
        assertThat(refused.err()).contains("SourceInvalid").doesNotContain("BEGIN");
        assertThat(looks("tls.crt", "tls.key")).isEqualTo(before);
    }

    @Test
    void aSchemaHoldsForItsFileAlone() throws Exception {
        Path schema = Files.writeString(folder.resolve("app.schema.json"), SCHEMA);
        String rule = "--validate=only:app.json:json-schema:" + schema;
        pod.mount(Map.of("app.json", "{\"seats\": 5, \"owner\": \"a\"}\n", "other.json", "{}\n"));
        Ran good = withSchemas(rule);
        assertThat(good.exit()).as(good.toString()).isZero();
        String before = looks("app.json", "other.json");

        pod.mount(Map.of("app.json", "{\"seats\": \"hunter2\"}\n", "other.json", "{}\n"));
        Ran bad = withSchemas(rule);

        assertThat(bad.exit()).isZero();
        assertThat(bad.err())
                .contains("SourceInvalid app.json", "by its schema at /owner")
                .doesNotContain("hunter2");
        assertThat(looks("app.json", "other.json")).isEqualTo(before);
    }

    @Test
    void aReferenceToAnotherHostOrFileIsRefusedAndNeverFetched() throws Exception {
        Files.writeString(folder.resolve("elsewhere.json"), "{}");
        pod.mount(Map.of("app.json", "{}\n"));
        for (String elsewhere : List.of(
                "http://127.0.0.1:9/x.json",
                folder.resolve("elsewhere.json").toUri().toString())) {
            Path schema = Files.writeString(folder.resolve("s.json"), "{\"$ref\": \"" + elsewhere + "\"}");
            Ran refused = withSchemas("--validate=json-schema:" + schema);
            assertThat(refused.exit()).as(refused.toString()).isEqualTo(4);
            assertThat(refused.err()).contains("never fetched");
        }
        Path none = Files.writeString(folder.resolve("s.json"), "hunter2");
        assertThat(withSchemas("--validate=json-schema:" + none).err())
                .contains("is no JSON")
                .doesNotContain("hunter2");
    }

    @Test
    void withoutTheModuleItSaysWhatToInstall() throws Exception {
        Path schema = Files.writeString(folder.resolve("s.json"), SCHEMA);
        pod.mount(Map.of("app.json", "{}\n"));

        Ran missing = init("--validate=json-schema:" + schema);

        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("needs the module schema", "mvn package -pl schema -am");
        assertThat(pod.look()).hasLineCount(1);
    }

    @Test
    void theExampleOfThePageIsReadAndDelivers() throws Exception {
        Path config = ROOT.resolve("docs/examples/tokenkeeper.yaml");
        String example = Files.readString(config)
                .replace("/readonly-tokens", pod.secret().toString())
                .replace("/writable-tokens", pod.volume().toString())
                .replace("/etc/tokenkeeper", folder.toString());
        Files.writeString(folder.resolve("license.token"), Pod.TOKEN);
        shell(commands("Signature of a licence"));
        shell(commands("Certificates"));
        Files.writeString(folder.resolve("app.schema.json"), SCHEMA);
        pod.mount(Map.of(
                "license.token", Files.readString(folder.resolve("license.token")),
                "app.json", "{\"seats\": 5, \"owner\": \"a\"}\n",
                "tls.crt", Files.readString(folder.resolve("tls.crt")),
                "tls.key", Files.readString(folder.resolve("tls.key"))));
        Path ours = Files.writeString(folder.resolve("own.yaml"), example);
        Files.createDirectories(pod.volume().resolve("conf"));

        List<String> command = new ArrayList<>(Pod.java(List.of("init", "--config=" + ours)));
        Path module = ROOT.resolve("schema/target");
        command.add(1, "-Dtokenkeeper.schema=" + module.resolve("schema") + ":" + module.resolve("classes"));
        Ran ran = pod.command(command);

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(pod.volume().resolve("conf/app.json")).hasContent("{\"seats\": 5, \"owner\": \"a\"}\n");
        assertThat(Pod.mode(pod.volume().resolve("tls.key"))).isEqualTo("rw-r-----");
    }
}
