package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvTest {
    /** What a line means: {@code =} and the text that every reader takes, or {@code ?} and the text as it is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "A=x|=x|",
                "A='x'|=x|",
                "A=\"x\"|=x|",
                "export A=x|=x|",
                "A = x|=x|",
                "A=|=|",
                "A=''|=|",
                "A|0|",
                "A=x # c|=x|# c",
                "A=x#c|=x#c|",
                "A='x # y' # c|=x # y|# c",
                "A=\"a\\\"b\"|=a\"b|",
                "A=\"a\\nb\"|?\"a\\nb\"|",
                "A=$B|?$B|",
                "A='$B'|=$B|",
                "A=\"x\"y|?\"x\"y|",
                "A= # c|=|# c",
                "A=it's|?it's|"
            })
    void readsAValueAndTheCommentBehindIt(String line, String meaning, String comment) {
        Entry entry = only(line);
        assertThat(((Node.Scalar) entry.node()).meaning()).isEqualTo(meaning);
        assertThat(entry.trail()).isEqualTo(comment == null ? "" : comment);
        assertThat(entry.key()).isEqualTo("A");
    }

    @Test
    void quotesGoOverLines() {
        Entry entry = only("A='x\n# no comment\nB=1'\n");
        assertThat(((Node.Scalar) entry.node()).meaning()).isEqualTo("=x\n# no comment\nB=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A='x", "A=\"x\\\"", "two words", "=x", "1A=x", "A='x\ny'z"})
    void refusesWhatIsNoAssignment(String text) {
        assertThat(read(text)).isInstanceOf(ParseProblem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'old'|new|'new'",
                "\"old\"|'a b'|\"a b\"",
                "old|\"new\"|new",
                "old|'a b'|'a b'",
                "'old'|\"it's\"|\"it's\"",
                "\"old\"|'$x'|'$x'",
                "'old'|$x|$x"
            })
    void writesAValueInTheQuotesOfAnotherIfTheseCanHoldIt(String like, String written, String expected) {
        assertThat(EnvValue.quotedAs(like, written)).isEqualTo(expected);
    }

    private static Entry only(String text) {
        Node.Branch root = (Node.Branch) ((Document) read(text)).root();
        assertThat(root.entries()).hasSize(1);
        return root.entries().getFirst();
    }

    private static Parsed read(String text) {
        return Parsing.read(Format.ENV, text, false, Limits.DEFAULT);
    }
}
