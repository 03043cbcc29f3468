package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.volume.BetweenCalls;
import org.junit.jupiter.api.Test;

class LossTest {
    private static final String JSON = "{\"counter\": 3}\n";

    private static Pod json() {
        return Pod.fresh().onlyFile("token.json", Pod.FILE, Format.JSON).secret("token.json", JSON);
    }

    @Test
    void aMissingFileComesBackWithTheApplicationsEdits() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7").wake();
        String edited = pod.live();

        FileReport file = pod.appRemoves().init();

        assertThat(pod.live()).isEqualTo(edited);
        assertThat(pod.look().mode()).isEqualTo(0664);
        assertThat(file.state()).isEqualTo(DeliveryState.FILE_LOST);
        assertThat(file.result()).isEqualTo(Result.RESTORED);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.FILE_LOST);
        assertThat(file.good()).isTrue();
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void anEmptyFileComesBack() {
        Pod pod = Pod.with(TOKEN);
        pod.init();

        assertThat(pod.appWrites("").wake().result()).isEqualTo(Result.RESTORED);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }

    @Test
    void aFileThatIsNoLongerValidComesBackAndWhatWasFoundIsInHistory() {
        Pod pod = json();
        pod.init();

        FileReport file = pod.appWrites("{\"counter\": ").wake();

        assertThat(pod.live()).isEqualTo(JSON);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.FILE_INVALID, ReasonCode.FILE_LOST);
        assertThat(pod.keeper().history()).extracting(Revision::cause).containsExactly(Cause.RESTORE, Cause.FIRST);
        assertThat(pod.volume()).contains(Pod.content("{\"counter\": ").digest().hex());
    }

    @Test
    void aFileThatIsOnlyBeingWrittenIsLeftToItsWriter() {
        Pod pod = json();
        pod.init();
        pod.appWrites("").meanwhile(() -> pod.disk.put(Pod.LIVE, "{\"counter\": 4}\n"));

        FileReport file = pod.wake();

        assertThat(pod.live()).isEqualTo("{\"counter\": 4}\n");
        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.reasons()).isEmpty();
    }

    @Test
    void aFileThatIsNeverTheSameTwiceIsLeftAlone() {
        Pod pod = json();
        pod.init();
        pod.appWrites("{\"counter\": 4}\n");
        pod.through(BetweenCalls.of(pod.disk, call -> pod.disk.put(Pod.LIVE, "{\"counter\": " + call + "}\n")));

        FileReport file = pod.wake();

        assertThat(file.result()).isEqualTo(Result.FAILED);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.TARGET_UNSTABLE);
    }

    @Test
    void newsOfTheSourceComeWithTheRestoredBytes() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7").wake();

        FileReport file = pod.appRemoves()
                .secret(TOKEN.replace("2024-12-31", "2025-12-31"))
                .init();

        assertThat(pod.live())
                .isEqualTo(TOKEN.replace("2024-12-31", "2025-12-31").replace("Counter: 3", "Counter: 7"));
        assertThat(file.result()).isEqualTo(Result.RESTORED);
        assertThat(file.fromSource()).isEqualTo(1);
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void rulesThatGotStricterDoNotMakeAKnownFileLost() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.rule(Pod.rule("contains:NEW_HEADER"));
        String before = pod.volume();

        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
        assertThat(pod.volume()).isEqualTo(before);

        FileReport file = pod.appReplaces("Counter: 3", "Counter: 7").init();
        assertThat(file.result()).isEqualTo(Result.KEPT);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.FILE_INVALID);
        assertThat(pod.live()).contains("Counter: 7");
    }
}
