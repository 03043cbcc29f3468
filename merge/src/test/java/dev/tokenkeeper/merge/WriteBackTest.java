package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WriteBackTest {
    private static final String REPLACED = "A: 1\nB: 1\nC: 1\n";
    private static final String PUBLISHED = "A: 2\nB: 1\nC: 1\nN: 1\n";

    @ParameterizedTest
    @CsvSource({
        "'A: 1\nB: 1\nC: 1\n', true",
        "'A: 1\nB: 1\nC: 7\n# x\n', true",
        "'A: 2\nB: 1\nC: 1\nN: 1\n', false",
        "'A: 2\nB: 1\nC: 1\nN: 1\n# x\n', false",
        "'A: 1\nB: 1\nC: 1\nN: 1\n', false",
        "'A: 2\nB: 1\nC: 1\n', false",
        "'A: 3\nB: 1\nC: 1\n', false",
        "'A: 1\nB: 1\nC: 1\nN: 3\n', false"
    })
    void isStaleWhenAllThatWasPublishedIsBackAsItWas(String live, boolean stale) {
        assertThat(isStale(Format.LICENSE_TEXT, REPLACED, PUBLISHED, live)).isEqualTo(stale);
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, '{\"a\":1,\"l\":[1]}', '{\"a\":1,\"l\":[1,2]}', '{\"l\":[1],\"a\":5}', true",
        "JSON, '{\"a\":1,\"l\":[1]}', '{\"a\":1,\"l\":[1,2]}', '{\"l\":[1,2],\"a\":5}', false",
        "TEXT, 'a\nb\n', 'a\nB\n', 'a\nb\nc\n', true",
        "TEXT, 'a\nb\n', 'a\nb\nn\n', 'a\nb\nc\n', true",
        "TEXT, 'a\nb\n', 'a\nb\nn\n', 'a\nb\nn\nc\n', false",
        "TEXT, 'a\nb\n', 'a\nB\n', 'a\nc\n', false",
        "TEXT, 'a\nb\nx\n', 'a\nB\nx\n', 'a\nB\nx\nc\n', false",
        "OPAQUE, old, new, old, true",
        "OPAQUE, old, new, other, false",
        "PROPERTIES, '# c\n\na=1\n', '# d\n\na=1\n', '# c\n\na=2\n', true",
        "JSON, '{\"a\":1}', '{ \"a\": 1 }', '{\"a\":2}', false",
        "JSON, '{\"a\":1}', '{\"a\":2}', '{\"a\":', false"
    })
    void isToldInEachFormat(Format format, String replaced, String published, String live, boolean stale) {
        assertThat(isStale(format, replaced, published, live)).isEqualTo(stale);
    }

    private static boolean isStale(Format format, String replaced, String published, String live) {
        return WriteBack.isStale(format, Merging.content(replaced), Merging.content(published), Merging.content(live));
    }
}
