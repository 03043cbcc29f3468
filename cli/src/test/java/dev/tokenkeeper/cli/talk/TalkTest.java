package dev.tokenkeeper.cli.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is printed fits 80 columns and is safe on a terminal. */
class TalkTest {
    @Test
    void aTableFits80ColumnsAndCutsTheLongestCellsInTheMiddle() {
        String table = new Table("FILE", "STATE", "RESULT")
                .row("conf.d/" + "very-long-name/".repeat(8) + "license.token", "BothChanged", "Merged")
                .row("a", "First", "Delivered")
                .text();
        assertThat(table.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table).contains("conf.d/very-long", "...", "license.token", "BothChanged");
        assertThat(table.lines().toList().get(2)).matches("a +First +Delivered");
    }

    @Test
    void aTableThatFitsIsNotWiderThanItsCells() {
        assertThat(new Table("A", "B").row("x", "yy").text()).isEqualTo("A  B\nx  yy\n");
    }

    @Test
    void talkIsOneLineWithoutControlCharacters() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        new Console(to, to, Map.of(), true).talk("a\u001b[31m\nb \u00e9");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("tokenkeeper: a?[31m?b \u00e9\n");
    }

    @Test
    void coloursNeedATerminalThatDidNotRefuseThem() {
        assertThat(console(Map.of(), true).colours()).isTrue();
        assertThat(console(Map.of(), false).colours()).isFalse();
        assertThat(console(Map.of("NO_COLOR", "1"), true).colours()).isFalse();
        assertThat(console(Map.of("NO_COLOR", ""), true).colours()).isTrue();
        assertThat(console(Map.of("TERM", "dumb"), true).colours()).isFalse();
    }

    private static Console console(Map<String, String> environment, boolean terminal) {
        return new Console(System.out, System.err, environment, terminal);
    }
}
