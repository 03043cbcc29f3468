package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "[1,2]",
                "{\"a\":{\"b\":[]}}",
                "null",
                "-0.5e+10",
                "\"\\u0041\\n\"",
                "[[[]],{}]",
                "{\"\":0}",
                "0"
            })
    void readsWhatTheStandardAllows(String text) {
        assertThat(read(text)).isInstanceOf(Document.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1,]|SYNTAX|4",
                "[,1]|SYNTAX|2",
                "{\"a\":1,}|SYNTAX|8",
                "{a:1}|SYNTAX|2",
                "{\"a\" 1}|SYNTAX|6",
                "[1 2]|SYNTAX|4",
                "01|SYNTAX|1",
                "1.|SYNTAX|1",
                "+1|SYNTAX|1",
                "nul|SYNTAX|1",
                "[1]x|SYNTAX|4",
                "\"\\x\"|SYNTAX|3",
                "\"\\u00g0\"|SYNTAX|3",
                "{\"a\":1|SYNTAX|7",
                "{\"a\":1,\"a\":2}|DUPLICATE_KEY|8",
                "{\"a\":1,\"\\u0061\":2}|DUPLICATE_KEY|8"
            })
    void refusesAllElseWithTheColumn(String text, ParseProblem.Kind kind, int column) {
        assertThat(read(text)).isEqualTo(new ParseProblem(kind, 1, column));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void isNestedAsDeepAsTheLimit(int depth, boolean allowed) {
        String text = "[".repeat(depth) + "1" + "]".repeat(depth);
        assertThat(read(text) instanceof Document).isEqualTo(allowed);
    }

    private static Parsed read(String text) {
        return Parsing.read(Format.JSON, text, false, Limits.DEFAULT);
    }
}
