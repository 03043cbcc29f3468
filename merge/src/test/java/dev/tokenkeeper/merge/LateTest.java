package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that appends lines while a publish takes the file away under it loses none and repeats none. */
final class LateTest {
    @ParameterizedTest
    @CsvSource({
        "LICENSE_TEXT, Line: ",
        "LICENSE_TEXT, '# line '",
        "LICENSE_TEXT, 'line '",
        "TEXT, 'line '",
        "ENV, '# line '",
        "ENV, L",
        "PROPERTIES, '# line '",
        "PROPERTIES, l."
    })
    void numberedLinesAreThereOnceAndInOrder(Format format, String line) {
        String head = format == Format.ENV || format == Format.PROPERTIES ? "A=1\nB=1\n" : "A: 1\nB: 1\n";
        for (int before = 0; before <= 3; before++) {
            String was = head + lines(line, 1, before);
            String late = was + lines(line, before + 1, before + 2);
            String live = head.replaceFirst("1", "2") + lines(line, 1, before) + lines(line, before + 3, before + 5);
            MergeOutcome.Merged merged = Merging.late(format, was, live, late);
            assertThat(Merging.text(merged.content()))
                    .isEqualTo(head.replaceFirst("1", "2") + lines(line, 1, before + 5));
            assertThat(Merging.conflicts(merged)).isEmpty();
        }
    }

    @Test
    void aKeyOfItsOwnThatBothWroteDifferentlyIsAConflict() {
        MergeOutcome.Merged merged = Merging.late(Format.LICENSE_TEXT, "A: 1\n", "A: 1\nUsed: 2\n", "A: 1\nUsed: 1\n");
        assertThat(Merging.conflicts(merged)).containsExactly("/Used BOTH_ADDED");
        assertThat(Merging.text(merged.content())).isEqualTo("A: 1\nUsed: 2\n");
    }

    @Test
    void whatBothAppendedIsThereOnce() {
        MergeOutcome.Merged merged = Merging.late(Format.TEXT, "a\n", "a\nx\nz\n", "a\nx\ny\n");
        assertThat(Merging.text(merged.content())).isEqualTo("a\nx\ny\nz\n");
    }

    private static String lines(String line, int from, int to) {
        IntFunction<String> write = i -> line.endsWith(".") || line.equals("L") ? line + i + "=x\n" : line + i + "\n";
        return IntStream.rangeClosed(from, to).mapToObj(write).collect(Collectors.joining());
    }
}
