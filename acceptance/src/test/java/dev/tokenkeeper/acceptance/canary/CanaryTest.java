package dev.tokenkeeper.acceptance.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final Canary CANARY = new Canary("s3cr3t/\"bird\" one");

    @Test
    void itIsFoundInBase64WhereverItBegins() {
        for (String before : new String[] {"", "K", "KE", "KEY", "KEY: ", "API_KEY: "}) {
            for (String after : new String[] {"", "\n", "\nx", "\nxyz"}) {
                String text = before + CANARY.value() + after;
                String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                assertThat(CANARY.isIn(encoded)).as(text).isTrue();
            }
        }
    }

    @Test
    void anotherTextHasItNot() {
        assertThat(CANARY.isIn("s3cr3t/\"bird\" two")).isFalse();
        assertThat(CANARY.isIn(
                        Base64.getEncoder().encodeToString("s3cr3t/\"bird\" two".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }
}
