package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads properties as {@code java.util.Properties} does, whatever the text is. */
final class PropertiesTest {
    private static final int TEXTS = 20_000;
    private static final String[] PIECES = {
        "a", "b", "k", "=", ":", " ", "\t", "\f", "\\", "\\\\", "\n", "\r", "\r\n", "#", "!", "\\u0041", "\\u00", "\\n",
        "é"
    };

    @Test
    void readsWhatJavaReads() throws IOException {
        long seed = Long.getLong("tokenkeeper.seed", 20_261_124L);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(new Random(seed + i));
            assertThat(read(text))
                    .as("-Dtokenkeeper.seed=%d: %s", seed + i, shown(text))
                    .isEqualTo(oracle(text));
        }
    }

    @Test
    void spansOfValuesReadAsTheirMeaning() {
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            if (document(text) instanceof Document document && document.root() instanceof Node.Branch root) {
                for (Entry entry : root.entries()) {
                    if (entry.kind() == Entry.Kind.NAMED && entry.node() instanceof Node.Scalar value) {
                        String alone = "k=" + value.span().of(text);
                        assertThat(read(alone)).as(shown(text)).isEqualTo(Map.of("k", value.meaning()));
                    }
                }
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Parsed document(String text) {
        return Parsing.read(dev.tokenkeeper.content.Format.PROPERTIES, text, false, Limits.DEFAULT);
    }

    /** Keys and values, or nothing if the text is refused. */
    private static Map<String, String> read(String text) {
        Map<String, String> read = new HashMap<>();
        if (document(text) instanceof Document document && document.root() instanceof Node.Branch root) {
            for (Entry entry : root.entries()) {
                if (entry.kind() == Entry.Kind.NAMED && entry.node() instanceof Node.Scalar value) {
                    read.put(entry.key(), value.meaning());
                }
            }
        }
        return read;
    }

    private static Map<String, String> oracle(String text) throws IOException {
        java.util.Properties properties = new java.util.Properties();
        Map<String, String> read = new HashMap<>();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            return read;
        }
        properties.forEach((key, value) -> read.put(key.toString(), value.toString()));
        return read;
    }

    private static String shown(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\f", "\\f")
                .replace("\t", "\\t");
    }
}
