package dev.tokenkeeper.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/commands.md} says what the program says; {@code -Dtokenkeeper.write=true} writes it anew. */
final class ReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("tokenkeeper.root", ".."), "docs", "reference", "commands.md");

    @Test
    void thePageIsWhatTheProgramSays() throws Exception {
        String page = page();
        if (Boolean.getBoolean("tokenkeeper.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String page() throws UsageException {
        StringBuilder page = new StringBuilder("""
                # Reference

                What `tokenkeeper --help`, `tokenkeeper VERB --help` and `tokenkeeper explain` say. Each flag has a twin in the
                environment; the flag counts first, then the environment, then `--config FILE`. Standard output is data,
                standard error is talk. The reports' schemas are in [schema](../schema).

                """);
        block(page, help("help"));
        for (Verb verb : Verb.values()) {
            page.append("## ").append(verb.word()).append("\n\n");
            block(page, help("help", verb.word()));
        }
        page.append("## Reasons\n\n");
        page.append("The closed list. Severity decides the exit status: see the table above.\n\n");
        for (ReasonCode code : ReasonCode.values()) {
            Explanation explanation = Explanation.of(code);
            page.append("### ").append(code.word()).append("\n\n");
            page.append(upper(explanation.sentence()))
                    .append(". ")
                    .append(explanation.cause())
                    .append("\n\n");
            page.append("What to do: ").append(explanation.fix()).append("\n\n");
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String upper(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static void block(StringBuilder page, String text) {
        page.append("```text\n").append(text.stripTrailing()).append("\n```\n\n");
    }

    private static String help(String... arguments) throws UsageException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Help.run(arguments, null, new Console(stream, stream, Map.of(), false));
        return out.toString(StandardCharsets.UTF_8);
    }
}
