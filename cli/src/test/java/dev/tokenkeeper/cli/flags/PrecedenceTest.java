package dev.tokenkeeper.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flag before environment before file; each says all of a flag or nothing. */
class PrecedenceTest {
    @TempDir
    Path folder;

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Path config = config("{\"source\":{\"path\":\"/c\"},\"target\":{\"mountPath\":\"/c\",\"mode\":\"0640\"}}");
        Arguments arguments = read(
                Map.of("TOKENKEEPER_SOURCE", "/e", "TOKENKEEPER_TARGET", "/e", "TOKENKEEPER_CONFIG", config.toString()),
                "--source=/f");

        assertThat(arguments.value(Flags.SOURCE)).isEqualTo("/f");
        assertThat(arguments.place(Flags.SOURCE)).isEqualTo("--source");
        assertThat(arguments.value(Flags.TARGET)).isEqualTo("/e");
        assertThat(arguments.place(Flags.TARGET)).isEqualTo("TOKENKEEPER_TARGET");
        assertThat(arguments.value(Flags.MODE)).isEqualTo("0640");
        assertThat(arguments.place(Flags.MODE)).isEqualTo(config + ":1:59: /target/mode");
    }

    @Test
    void aRepeatableTwinHasOneValueALine() throws Exception {
        Arguments arguments = read(Map.of("TOKENKEEPER_FILE", "a\n  b:c,mode=0600 \n\nd\n"));
        assertThat(arguments.values(Flags.FILE)).containsExactly("a", "b:c,mode=0600", "d");
    }

    @Test
    void aRepeatedFlagReplacesTheWholeTwin() throws Exception {
        Arguments arguments = read(Map.of("TOKENKEEPER_FILE", "a\nb"), "--file", "c");
        assertThat(arguments.values(Flags.FILE)).containsExactly("c");
    }

    @Test
    void anEmptyVariableIsNotSet() throws Exception {
        Arguments arguments = read(Map.of("TOKENKEEPER_MODE", "", "TOKENKEEPER_FILE", "\n"));
        assertThat(arguments.given(Flags.MODE)).isNull();
        assertThat(arguments.given(Flags.FILE)).isNull();
    }

    @Test
    void aFlagCanSwitchOffWhatTheEnvironmentSwitchesOn() throws Exception {
        Map<String, String> on = Map.of("TOKENKEEPER_STRICT", "true");
        assertThat(read(on).isOn(Flags.STRICT)).isTrue();
        assertThat(read(on, "--strict=false").isOn(Flags.STRICT)).isFalse();
    }

    @Test
    void aSwitchInTheEnvironmentIsTrueOrFalse() {
        assertThatThrownBy(() -> read(Map.of("TOKENKEEPER_STRICT", "1")))
                .isInstanceOfSatisfying(UsageException.class, e -> {
                    assertThat(e.place()).isEqualTo("TOKENKEEPER_STRICT");
                    assertThat(e.sentence()).isEqualTo("is a switch: true or false");
                });
    }

    @Test
    void variablesOfOtherVerbsAndOfKubernetesAreNoConcern() throws Exception {
        Arguments arguments = read(
                Map.of("TOKENKEEPER_OUTPUT", "xml", "TOKENKEEPER_PORT", "tcp://10.0.0.1:80", "TOKENKEEPER_TAKE", "x"));
        assertThat(arguments.given(Flags.OUTPUT)).isNull();
    }

    @Test
    void oneFileServesAllVerbs() throws Exception {
        Path config = config("{\"source\":{\"path\":\"/c\"},\"target\":{\"mountPath\":\"/t\"},\"format\":\"Json\"}");
        Arguments arguments = new ArgumentReader(Map.of())
                .read(Verb.HISTORY, new String[] {"history", "--config", config.toString()}, 1);
        assertThat(arguments.value(Flags.TARGET)).isEqualTo("/t");
        assertThat(arguments.given(Flags.SOURCE)).isNull();
    }

    @Test
    void aMissingFileIsAUsageErrorThatNamesIt() {
        assertThatThrownBy(
                        () -> read(Map.of(), "--config", folder.resolve("none").toString()))
                .isInstanceOfSatisfying(UsageException.class, e -> {
                    assertThat(e.place()).isEqualTo(folder.resolve("none").toString());
                    assertThat(e.sentence()).isEqualTo("cannot be read");
                });
    }

    private Path config(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json);
    }

    private static Arguments read(Map<String, String> environment, String... args) throws UsageException {
        Arguments quick = new ArgumentReader(environment).quick(Verb.INIT, args, 0);
        Arguments library = new ArgumentReader(environment).read(Verb.INIT, args, 0);
        for (Flag flag : Flags.table()) {
            assertThat(library.given(flag)).isEqualTo(quick.given(flag));
        }
        assertThat(quick.operands()).isEqualTo(List.of());
        return quick;
    }
}
