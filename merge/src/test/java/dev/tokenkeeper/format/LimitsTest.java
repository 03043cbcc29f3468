package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What stands in front of every parser, by the heap that is there. */
final class LimitsTest {
    @Test
    void aLargeHeapHasTheLimitsThatAreWrittenDown() {
        assertThat(Limits.inHeap(512L << 20)).isEqualTo(new Limits(8 << 20, 8 << 20, 200_000, 200, 1 << 20));
    }

    @Test
    void aSmallHeapTakesFewerNodesAndShorterTexts() {
        Limits small = Limits.inHeap(32L << 20);
        assertThat(small.bytes()).as("opaque files are not parsed").isEqualTo(8 << 20);
        assertThat(small.text()).isEqualTo((32 << 20) / 14);
        assertThat(small.nodes()).isEqualTo((32 << 20) / 2_200);
    }

    @Test
    void theLinesOfATextCountAsItsNodes() {
        Limits three = new Limits(100, 100, 3, 1, 100);
        assertThat(read("1\n2\n3", three)).isInstanceOf(Document.class);
        assertThat(read("1\n2\n3\n4", three)).isEqualTo(new ParseProblem(ParseProblem.Kind.TOO_LARGE, 4, 0));
    }

    private static Parsed read(String text, Limits limits) {
        return Parsing.read(Format.TEXT, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)), limits);
    }
}
