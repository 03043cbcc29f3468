package dev.tokenkeeper.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.seed.Progress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing of what is short, a line now and then of what is long, one line that changes on a terminal. */
class ProgressLineTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long MIB = 1 << 20;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = 17;

    private ProgressLine line(boolean terminal) {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        PrintStream talk = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressLine(new Console(out, talk, Map.of(), terminal), () -> now);
    }

    private void after(long milliseconds) {
        now += milliseconds * MILLISECOND;
    }

    @Test
    void whatTakesLessThanTwoSecondsIsNotTold() {
        ProgressLine line = line(false);
        after(1_999);
        line.at(Stage.COPYING, MIB, 2 * MIB, 1, 2);
        line.done();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void elsewhereALineComesEveryFiveSeconds() {
        ProgressLine line = line(false);
        for (int second = 1; second <= 12; second++) {
            after(1_000);
            line.at(Stage.COPYING, second * MIB, 1024 * MIB, 30L * second, 4000);
        }
        after(1_000);
        line.at(Stage.SYNCING, 0, 1024 * MIB, 1000, 4000);
        line.done();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "tokenkeeper: Copying: 2 of 1024 MiB, 60 of 4000 files (0 %)",
                        "tokenkeeper: Copying: 7 of 1024 MiB, 210 of 4000 files (0 %)",
                        "tokenkeeper: Copying: 12 of 1024 MiB, 360 of 4000 files (1 %)");
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndTakenAway() {
        ProgressLine line = line(true);
        after(2_000);
        line.at(Stage.SYNCING, 0, 9, 1000, 4000);
        after(200);
        line.at(Stage.CHECKING, 9 * MIB, 10 * MIB, 5, 0);
        line.done();
        String first = "Syncing: 1000 of 4000 files (25 %)";
        String second = "Checking: 9 of 10 MiB, 5 of 0 files (90 %)";
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + first + "\r\r" + second + "\r\r" + " ".repeat(second.length()) + "\r");
    }
}
