package dev.tokenkeeper.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.merge.laws.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged program on documents made to hurt, in a heap of 64 MB: it ends within two seconds of processor time, with
 * the exit code and the sentence of what is wrong, and without a word of the document or of Java.
 */
class HostileIT {
    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root"));
    private static final double SECONDS = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "json, deep arrays, 'line 1, column 202: it passes a limit'",
        "json, one string, it passes a limit",
        "json, most members, it passes a limit",
        "json, duplicate members, 'line 1, column 10: it is no json'",
        "json, nul in a string, 'line 1, column 8: it is no json'",
        "json, utf-16le, 'line 1, column 1: it is no json'",
        "jsonc, deep comments, it is no jsonc",
        "xml, deep elements, it passes a limit",
        "xml, most elements, it passes a limit",
        "xml, laughs, 'line 1, column 13: it is no xml'",
        "env, one line, it passes a limit",
        "env, most keys, it passes a limit",
        "env, not utf-8, 'line 1, column 3: it is no env'",
        "ini, many sections, it passes a limit",
        "properties, cut character, it is no properties",
        "passwd, many users, it passes a limit",
        "text, nul, it is no text",
        "pem, many certificates, it passes a limit",
        "license-text, one line, it passes a limit",
    })
    void isRefusedInWords(String format, String name, String why) throws IOException, InterruptedException {
        Path hostile = write("hostile", HostileTexts.all().get(name).get());
        Path base = write("base", small(format, 1));
        Path mild = write("mild", small(format, 2));

        Run source = run("merge", "--format=" + format, base.toString(), mild.toString(), hostile.toString());
        assertThat(source.exit).as(source.err).isEqualTo(4);
        assertThat(source.out).isEmpty();
        assertThat(source.err).contains(why).hasLineCount(1);
        Run live = run("merge", "--format=" + format, base.toString(), hostile.toString(), mild.toString());
        assertThat(live.exit).as(live.err).isEqualTo(4);
        assertThat(live.out).isEmpty();
        Run roundtrip = run("verify", "--roundtrip=" + hostile, "--format=" + format);
        assertThat(roundtrip.exit).as(roundtrip.err).isEqualTo(4);
        assertThat(roundtrip.err).contains(why);
        for (Run run : List.of(source, live, roundtrip)) {
            assertThat(run.seconds).as(run.err).isLessThan(SECONDS);
            assertThat(run.err).doesNotContain("xception", "OutOfMemory", "\tat ", "java.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "json, lone surrogate",
        "json, long number",
        "xml, external subset",
        "xml, include",
        "properties, backslashes",
        "env, quotes",
        "ini, equal lines",
        "text, controls",
        "opaque, utf-16le",
    })
    void isMergedOrKeptWhole(String format, String name) throws IOException, InterruptedException {
        Content content = HostileTexts.all().get(name).get();
        Path hostile = write("hostile", content);
        Path mild = write("mild", small(format, 2));

        Run same = run("merge", "--format=" + format, mild.toString(), hostile.toString(), mild.toString());

        assertThat(same.exit).as(same.err).isZero();
        assertThat(same.seconds).as(same.err).isLessThan(SECONDS);
        assertThat(Content.copyOf(Files.readAllBytes(folder.resolve("out")))).isEqualTo(content);
    }

    private record Run(int exit, String out, String err, double seconds) {}

    private Path write(String name, Content content) throws IOException {
        return Files.write(folder.resolve(name), content.bytes());
    }

    private static Content small(String format, int number) {
        String text = switch (format) {
            case "json", "jsonc" -> "{\"a\": " + number + "}\n";
            case "xml" -> "<a>" + number + "</a>\n";
            case "pem" -> "-----BEGIN A-----\nAAA" + number + "\n-----END A-----\n";
            case "passwd", "license-text" -> "a: " + number + "\n";
            default -> "a=" + number + "\n";
        };
        return Content.copyOf(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** By the processor's clock, as the machine may be busy with other things. */
    private Run run(String... words) throws IOException, InterruptedException {
        Path runtime = ROOT.resolve("cli/target/runtime/current");
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "times=$1 out=$2; shift 2; TIMEFORMAT='%3U %3S'; exec 3>&2; { time \"$@\" >\"$out\" 2>&3; } 2>\"$times\"",
                "-",
                folder.resolve("times").toString(),
                folder.resolve("out").toString(),
                runtime.resolve("bin/java").toString(),
                "@" + runtime.resolve("lib/tokenkeeper/start"),
                "-Xmx64m",
                "dev.tokenkeeper.cli.Tokenkeeper"));
        command.addAll(List.of(words));
        Ran ran = Ran.command(folder, Map.of("PATH", Objects.requireNonNull(System.getenv("PATH"))), command);
        String[] times = Files.readString(folder.resolve("times")).strip().split(" ");
        byte[] out = Files.readAllBytes(folder.resolve("out"));
        return new Run(
                ran.status(),
                new String(out, java.nio.charset.StandardCharsets.ISO_8859_1),
                ran.err(),
                Double.parseDouble(times[0]) + Double.parseDouble(times[1]));
    }
}
