package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ParsingTest {
    private static final Limits SMALL = new Limits(40, 40, 4, 3, 20);

    @Test
    void limitsStandInFrontOfEveryParser() {
        assertThat(read(Format.TEXT, "x".repeat(41))).isEqualTo(tooLarge(0, 0));
        assertThat(read(Format.TEXT, "x\n" + "y".repeat(21))).isEqualTo(tooLarge(2, 21));
        assertThat(read(Format.TEXT, "x".repeat(20) + "\n" + "y".repeat(19))).isInstanceOf(Document.class);
        assertThat(read(Format.LICENSE_TEXT, "A: 1\nB: 2\nC: 3\nD: 4\nE: 5\n")).isEqualTo(tooLarge(5, 1));
        assertThat(read(Format.JSON, "[[[[1]]]]")).isEqualTo(tooLarge(1, 5));
    }

    @Test
    void whatIsNoTextIsToldByItsPlace() {
        byte[] bytes = {'a', '\n', 'b', (byte) 0xff, 'c'};
        assertThat(Parsing.check(Format.TEXT, Content.copyOf(bytes)))
                .isEqualTo(new ParseProblem(ParseProblem.Kind.NOT_TEXT, 2, 2));
        assertThat(read(Format.ENV, "A=\0")).isEqualTo(new ParseProblem(ParseProblem.Kind.NOT_TEXT, 1, 3));
    }

    @Test
    void opaqueBytesAreNeverLookedAt() {
        assertThat(Parsing.check(Format.OPAQUE, Content.copyOf(new byte[] {0, (byte) 0xff})))
                .isNull();
    }

    @Test
    void noValueIsInAnyToString() {
        Document document = (Document) read(Format.ENV, "SECRET=hunter2 # x\n");
        Node.Branch root = (Node.Branch) document.root();
        Entry entry = root.entries().getFirst();
        String all = document + " " + root + " " + entry + " " + entry.node() + " " + new Place(document, root, entry)
                + " " + new Edit(entry.slot(), "hunter2");
        assertThat(all).doesNotContain("hunter2").doesNotContain("SECRET");
    }

    private static Parsed read(Format format, String text) {
        return Parsing.read(format, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)), SMALL);
    }

    private static ParseProblem tooLarge(int line, int column) {
        return new ParseProblem(ParseProblem.Kind.TOO_LARGE, line, column);
    }
}
