package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Roundtrip;
import dev.tokenkeeper.schema.NetworkntSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code verify --roundtrip}: what it says of a file, and that each file of the golden cases holds. */
class RoundtripTest {
    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root"));
    private static final String ENV = "# by hand\nPASSWORD='hunter2'\n\nexport LEVEL=\"a b\"\r\n";

    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void open() throws IOException {
        pod = new Pod(folder);
    }

    private Ran verify(Path file, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("verify", "--roundtrip=" + file));
        words.addAll(List.of(more));
        return pod.run(words);
    }

    @Test
    void aFileThatIsKeptIsSaidToBe() throws Exception {
        Path file = Files.writeString(folder.resolve("app.env"), ENV);

        Ran table = verify(file);

        assertThat(table.exit()).as(table.toString()).isZero();
        assertThat(table.err()).isEmpty();
        assertThat(table.out().lines().toList().getLast())
                .matches("\\S+app\\.env +env +" + ENV.length() + " +2 +same +same *");
        assertThat(file).hasContent(ENV);
        Ran json = verify(file, "-o", "json");
        assertThat(json.out())
                .contains("\"kind\":\"RoundtripReport\"", "\"values\":2,\"written\":true,\"merged\":true");
        assertThat(places(json.out())).isEmpty();
        Object yaml = new Load(LoadSettings.builder().build())
                .loadFromString(verify(file, "-o", "yaml").out());
        assertThat(new ObjectMapper().valueToTree(yaml).toString())
                .isEqualTo(new ObjectMapper().readTree(json.out()).toString());
    }

    private static List<String> places(String json) throws Exception {
        return new NetworkntSchemas()
                .check(Files.readString(ROOT.resolve("docs/schema/roundtrip-report.json")), json)
                .places();
    }

    @Test
    void whatIsNoTextOfItsFormatIsExit4WithLineAndColumnAndNoValue() throws Exception {
        Path file = Files.writeString(folder.resolve("half.json"), "{\n  \"a\": hunter2");

        Ran refused = verify(file, "-o", "json");

        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err()).contains("line 2, column 8").doesNotContain("hunter2");
        assertThat(refused.out()).contains("\"reads\":false,\"line\":2,\"column\":8");
        assertThat(places(refused.out())).isEmpty();
        assertThat(verify(file).out()).isEmpty();
        assertThat(verify(file, "--format=opaque").exit()).isZero();
        assertThat(verify(folder.resolve("none.json")).exit()).isEqualTo(1);
        assertThat(verify(file, "--format=nonsense").exit()).isEqualTo(2);
    }

    @Test
    void eachFileOfTheGoldenCasesIsKept() throws IOException {
        int held = 0;
        for (Format format : Format.values()) {
            Path cases = ROOT.resolve("cases/merge").resolve(format.word());
            if (!Files.isDirectory(cases)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(cases)) {
                for (Path file : (Iterable<Path>) files.filter(RoundtripTest::isVersion)::iterator) {
                    Content content = Content.copyOf(Files.readAllBytes(file));
                    if (Roundtrip.of(format, content) instanceof Roundtrip.Outcome.Read read) {
                        assertThat(read.rendered()).as(file.toString()).isEqualTo(content);
                        assertThat(read.merged()).as(file.toString()).isEqualTo(content);
                        assertThat(read.changes()).as(file.toString()).isZero();
                        held++;
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(800);
    }

    private static boolean isVersion(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().equals("case.toml");
    }
}
