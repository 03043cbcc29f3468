package dev.tokenkeeper.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.talk.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases of {@code inject}: a folder each in {@code cases/inject}, named by the rule it pins. */
final class InjectCasesTest {
    private static final Path CASES = Path.of(System.getProperty("tokenkeeper.root", ".."), "cases", "inject");

    private static final Set<String> KEEP_THEIR_CLAIM =
            Set.of("claim-is-mounted-already", "copying-init-container-replaced", "statefulset-with-a-claim-template");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreManyAndSomeAreRefused() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(30);
        assertThat(cases().stream()
                        .filter(name -> Files.exists(CASES.resolve(name).resolve("refused"))))
                .hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsExpectedAndTwiceIsAsOnce(String name) throws Exception {
        Path folder = CASES.resolve(name);
        String end = Files.exists(folder.resolve("in.json")) ? ".json" : ".yaml";
        List<String> flags = Files.readAllLines(folder.resolve("flags")).stream()
                .filter(line -> !line.isEmpty())
                .toList();
        Ran ran = inject(folder.resolve("in" + end), flags);
        Path refused = folder.resolve("refused");
        if (Files.exists(refused)) {
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().replace(CASES + "/", "")).isEqualTo("tokenkeeper: " + Files.readString(refused));
            return;
        }
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo(Files.readString(folder.resolve("expected" + end)));
        assertThat(inject(folder.resolve("expected" + end), flags).out()).isEqualTo(ran.out());
    }

    /** What injecting replaced for good is in {@code undone}, where it is not what came in. */
    @ParameterizedTest
    @MethodSource("cases")
    void uninjectedItIsWhatItWas(String name) throws Exception {
        Path folder = CASES.resolve(name);
        String end = Files.exists(folder.resolve("in.json")) ? ".json" : ".yaml";
        assumeThat(folder.resolve("refused")).doesNotExist();
        Path undone = folder.resolve("undone" + end);
        Ran ran = ran(Verb.UNINJECT, folder.resolve("expected" + end), List.of());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo(Files.readString(Files.exists(undone) ? undone : folder.resolve("in" + end)));
        boolean keepsItsClaim = ran.err().contains("NotMounted ");
        assertThat(keepsItsClaim).isEqualTo(KEEP_THEIR_CLAIM.contains(name));
        assertThat(ran(Verb.UNINJECT, folder.resolve("in" + end), List.of()).exit())
                .isEqualTo(1);
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran inject(Path file, List<String> flags) throws Exception {
        return ran(Verb.INJECT, file, flags);
    }

    private static Ran ran(Verb verb, Path file, List<String> flags) throws Exception {
        List<String> words = new ArrayList<>(List.of("-f", file.toString()));
        words.addAll(flags);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out), new PrintStream(err), Map.of(), false);
        int exit = Verbs.run(new ArgumentReader(Map.of()).read(verb, words.toArray(String[]::new), 0), "", console);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
