package dev.tokenkeeper.examples.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
    @Test
    void namesAndValues() {
        assertThat(FlatJson.members(" {\"a\" : \"x\\\"\\u0041\\n\", \"expires_in\":3600 , \"b\":true}"))
                .isEqualTo(Map.of("a", "x\"A\n", "expires_in", "3600", "b", "true"));
        assertThat(FlatJson.members("{ }")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"a\"}",
                "{\"a\":\"",
                "{\"a\":\"\\u00",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"\\uzzzz\":1}"
            })
    void whatIsNoObjectIsRefusedWithoutAWordOfIt(String text) {
        assertThatThrownBy(() -> FlatJson.members(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
