package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DecisionLog log = new DecisionLog(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void aDecisionIsOneLine() {
        log.pass(Reports.of(17, Result.MERGED));
        assertThat(text())
                .isEqualTo("level=info event=Merged path=license.token state=Settled generation=17"
                        + " from_source=1 from_app=2 conflicts=0\n");
    }

    @Test
    void aPassWithNothingToDoIsSilent() {
        log.pass(Reports.of(17, Result.UNCHANGED));
        assertThat(text()).isEmpty();
    }

    @Test
    void aReasonIsToldOnceUntilItHasGoneAndComesAgain() {
        log.pass(Reports.of(17, Result.REFUSED, ReasonCode.KEY_NOT_READY));
        log.pass(Reports.of(17, Result.REFUSED, ReasonCode.KEY_NOT_READY));
        String line = "level=warn reason=KeyNotReady path=license.token generation=17 detail=\"line 3\" next=look\n";
        assertThat(text()).isEqualTo(line);
        log.pass(Reports.of(17, Result.UNCHANGED));
        log.pass(Reports.of(17, Result.REFUSED, ReasonCode.KEY_NOT_READY));
        assertThat(text()).isEqualTo(line + line);
    }

    @Test
    void whatWouldBreakALineIsQuoted() {
        assertThat(DecisionLog.quoted("a \"b\"\n=c")).isEqualTo("\"a \\\"b\\\"?=c\"");
        assertThat(DecisionLog.quoted("")).isEqualTo("\"\"");
        assertThat(DecisionLog.quoted("plain/path")).isEqualTo("plain/path");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
