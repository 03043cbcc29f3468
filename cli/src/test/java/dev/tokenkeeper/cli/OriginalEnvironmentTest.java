package dev.tokenkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginalEnvironmentTest {
    @Test
    void variablesSetAsideGetTheirNamesBack() {
        assertThat(OriginalEnvironment.of(Map.of("PATH", "/bin", "TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS", "-Da=b")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("PATH", "/bin", "JAVA_TOOL_OPTIONS", "-Da=b"));
    }

    @Test
    void aNameThatStartsWithAnUnderscoreKeepsIt() {
        assertThat(OriginalEnvironment.of(Map.of("TOKENKEEPER_SAVED__JAVA_OPTIONS", "")))
                .containsExactlyEntriesOf(Map.of("_JAVA_OPTIONS", ""));
    }

    @Test
    void whatWasSetAsideWinsOverALaterValueOfThatName() {
        assertThat(OriginalEnvironment.of(Map.of("CLASSPATH", "later", "TOKENKEEPER_SAVED_CLASSPATH", "given")))
                .containsExactlyEntriesOf(Map.of("CLASSPATH", "given"));
    }
}
