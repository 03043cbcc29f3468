package dev.tokenkeeper.merge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer's corpus once more: inputs that it found, and the golden cases, each for every format. */
final class CorpusTest {
    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root"));
    private static final Path CORPUS = ROOT.resolve("merge/src/test/resources/fuzz");
    private static final Path CASES = ROOT.resolve("cases/merge");

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatTheFuzzerFoundHolds(Format format) throws IOException {
        Map<Path, byte[]> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(5);
        check(format, corpus);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theGoldenCasesHoldAsAnyFormat(Format format) throws IOException {
        Map<Path, byte[]> cases = cases();
        assertThat(cases).hasSizeGreaterThan(400);
        check(format, cases);
    }

    @Test
    void anInputIsThreeVersions() {
        AnyBytes three = AnyBytes.of("a\n\n%%%\nb\n%%%\nc\n\n%%%\n".getBytes(StandardCharsets.UTF_8));
        assertThat(three).isEqualTo(new AnyBytes(content("a\n"), content("b"), content("c\n\n%%%\n")));
        AnyBytes two = AnyBytes.of("\n%%%\nb %%%\n".getBytes(StandardCharsets.UTF_8));
        assertThat(two).isEqualTo(new AnyBytes(content(""), content("b %%%\n"), content("b %%%\n")));
    }

    private static void check(Format format, Map<Path, byte[]> inputs) {
        inputs.forEach((file, input) -> {
            try {
                AnyBytes.of(input).check(format);
            } catch (AssertionError | RuntimeException | StackOverflowError e) {
                throw new AssertionError(format.word() + ", " + file + ": " + e, e);
            }
        });
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Path, byte[]> corpus() throws IOException {
        Map<Path, byte[]> corpus = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                corpus.put(file, Files.readAllBytes(file));
            }
        }
        return corpus;
    }

    private static Map<Path, byte[]> cases() throws IOException {
        Map<Path, byte[]> cases = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.endsWith("theirs"))::iterator) {
                cases.put(file.getParent(), joined(file.getParent()));
            }
        }
        return cases;
    }

    /** As the script that starts the fuzzer joins them. */
    private static byte[] joined(Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String role : new String[] {"base", "ours", "theirs"}) {
            Path file = folder.resolve(role);
            if (!role.equals("base")) {
                all.writeBytes("\n%%%\n".getBytes(StandardCharsets.UTF_8));
            }
            all.writeBytes(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        }
        return all.toByteArray();
    }
}
