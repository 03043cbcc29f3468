package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsoncTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,]",
                "{\"a\":1,}",
                "// a\n[ // b\n1 /* c */, /* d */ ]// e",
                "/**/null/***/",
                "{/* a */\"b\"/* c */:/* d */1/* e */}",
                "[//,]\n]",
                "\"//\"",
                "[1 // a\r\n,2]"
            })
    void readsCommentsAndTrailingCommas(String text) {
        assertThat(read(text)).isInstanceOf(Document.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[,]|SYNTAX|2",
                "[1,,]|SYNTAX|4",
                "[1 2]|SYNTAX|4",
                "{,}|SYNTAX|2",
                "/ 1|SYNTAX|1",
                "[1] /*|SYNTAX|5",
                "/*/ 1|SYNTAX|1",
                "// only a comment|SYNTAX|18",
                "# 1|SYNTAX|1",
                "{\"a\":1,/**/\"a\":2}|DUPLICATE_KEY|12"
            })
    void refusesAllElseWithTheColumn(String text, ParseProblem.Kind kind, int column) {
        assertThat(read(text)).isEqualTo(new ParseProblem(kind, 1, column));
    }

    @Test
    void saysWhoseEachCommentIs() {
        String text = """
                // head
                { // of the bracket
                  // free

                  // above
                  "a": 1, // beside
                  "b": 2 /* before */, /* of c */ "c": 3

                  // the end
                }
                """;
        assertThat(comments(text))
                .containsExactly(
                        "HEADER // head",
                        "FREE // of the bracket",
                        "FREE // free",
                        "a above // above",
                        "a beside // beside",
                        "b beside /* before */",
                        "c above /* of c */",
                        "FREE // the end");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void isNestedAsDeepAsTheLimit(int depth, boolean allowed) {
        String text = "[".repeat(depth) + "1" + "]".repeat(depth);
        assertThat(read(text) instanceof Document).isEqualTo(allowed);
    }

    private static List<String> comments(String text) {
        List<String> all = new ArrayList<>();
        Document document = (Document) read(text);
        for (Entry entry : ((Node.Branch) document.root()).entries()) {
            if (entry.isProse()) {
                all.add(entry.kind() + " " + entry.body().of(text));
            }
            if (!entry.lead().isEmpty()) {
                all.add(entry.key() + " above " + entry.lead());
            }
            if (!entry.trail().isEmpty()) {
                all.add(entry.key() + " beside " + entry.trail());
            }
        }
        return all;
    }

    private static Parsed read(String text) {
        return Parsing.read(Format.JSONC, text, false, Limits.DEFAULT);
    }
}
