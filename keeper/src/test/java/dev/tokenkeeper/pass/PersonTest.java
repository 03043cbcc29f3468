package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.merge.Conflict.Side;
import dev.tokenkeeper.report.FileDiff;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs that a person types: each one is a generation of its own, and later passes leave it alone. */
class PersonTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");

    /** First delivery, an edit, a merge: generations 1, 2 and 3. */
    private static Pod story() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7").wake();
        pod.secret(NEWER).init();
        return pod;
    }

    @Test
    void rollbackPutsEarlierBytesBackAndThreeMorePassesLeaveThemAlone() {
        Pod pod = story();

        PassReport report = pod.keeper().rollback(1);

        assertThat(pod.live()).isEqualTo(TOKEN);
        assertThat(report.generation()).isEqualTo(4);
        assertThat(Pod.first(report).result()).isEqualTo(Result.RESTORED);
        String before = pod.volume();
        for (int i = 0; i < 3; i++) {
            assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
        }
        assertThat(pod.volume()).isEqualTo(before);
    }

    @Test
    void afterARollbackTheSourcesNextChangeStillArrivesBesideIt() {
        Pod pod = story();
        pod.keeper().rollback(1);

        pod.secret(NEWER.replace("2024.1", "2025.1")).init();

        assertThat(pod.live()).isEqualTo(TOKEN.replace("2024.1", "2025.1"));
    }

    @Test
    void aRevisionThatIsNotThereIsAReason() {
        assertThat(Pod.reasons(story().keeper().rollback(99))).containsExactly(ReasonCode.NO_SUCH_REVISION);
    }

    @Test
    void restorePutsTheLastKnownGoodBytesBack() {
        Pod pod = story();
        String good = pod.live();
        pod.appReplaces("Enterprise", "Pirated");

        FileReport file = Pod.first(pod.keeper().restore());

        assertThat(pod.live()).isEqualTo(good);
        assertThat(file.result()).isEqualTo(Result.RESTORED);
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void resolveKeepsOursOrTakesTheirsAndEndsTheConflict() {
        for (Side side : Side.values()) {
            Pod pod = Pod.with(TOKEN);
            pod.init();
            pod.appReplaces("2024-12-31", "2030-01-01").secret(NEWER).init();

            FileReport file = Pod.first(pod.keeper().resolve("license.token#/Expiry", side));

            assertThat(file.conflicts()).isEmpty();
            assertThat(pod.live()).contains(side == Side.OURS ? "2030-01-01" : "2025-12-31");
            FileReport later = pod.init();
            assertThat(later.result()).isEqualTo(Result.UNCHANGED);
            assertThat(later.conflicts()).isEmpty();
        }
    }

    @Test
    void resolveWhereNothingIsOpenIsAReason() {
        assertThat(Pod.reasons(story().keeper().resolve("/Expiry", Side.OURS)))
                .containsExactly(ReasonCode.NO_SUCH_CONFLICT);
    }

    @Test
    void statusTellsThePendingDecisionAndWritesNothing() {
        Pod pod = story();
        pod.appReplaces("Counter: 7", "Counter: 8").secret(NEWER.replace("2024.1", "2025.1"));
        String before = pod.volume();

        StatusReport status = pod.keeper().status();

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(status.generation()).isEqualTo(3);
        FileReport file = status.files().getFirst();
        assertThat(file.state()).isEqualTo(DeliveryState.BOTH_CHANGED);
        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(file.fromSource()).isEqualTo(1);
    }

    @Test
    void statusOfTheVolumeAloneNeedsNoSourceAndNoState() {
        Pod pod = story();
        assertThat(pod.volumeOnly().status().files().getFirst().state()).isEqualTo(DeliveryState.SETTLED);

        Pod empty = Pod.fresh();
        String before = empty.volume();
        StatusReport status = empty.volumeOnly().status();
        assertThat(status.generation()).isZero();
        assertThat(status.reasons()).isEmpty();
        assertThat(empty.volume()).isEqualTo(before);
    }

    @Test
    void historyTellsTheStoryNewestFirst() {
        Pod pod = story();
        pod.keeper().rollback(1);

        List<Revision> history = pod.keeper().history();

        assertThat(history).extracting(Revision::revision).containsExactly(4, 3, 2, 1);
        assertThat(history)
                .extracting(Revision::cause)
                .containsExactly(Cause.ROLLBACK, Cause.SOURCE, Cause.APP, Cause.FIRST);
        assertThat(history)
                .extracting(Revision::kind)
                .containsExactly(
                        Generation.Kind.PUBLISH,
                        Generation.Kind.PUBLISH,
                        Generation.Kind.RECORD,
                        Generation.Kind.PUBLISH);
        assertThat(history.getFirst().files().getFirst().published())
                .isEqualTo(history.getLast().files().getFirst().published())
                .hasSize(12);
    }

    @Test
    void diffComparesWhatItIsAskedFor() {
        Pod pod = story();
        pod.appReplaces("Counter: 7", "Counter: 8").secret(NEWER.replace("2024.1", "2025.1"));
        String before = pod.volume();

        assertThat(places(pod.volumeOnly().diff())).containsExactly("/Counter");
        assertThat(places(pod.keeper().diff())).containsExactly("/Version");
        assertThat(places(pod.keeper().diff(1, 3))).containsExactlyInAnyOrder("/Expiry", "/Counter");
        assertThat(places(pod.keeper().diff(3, 3))).isEmpty();
        assertThat(pod.volume()).isEqualTo(before);
    }

    private static List<String> places(List<FileDiff> diffs) {
        return diffs.getFirst().places().stream().map(FileDiff.Place::path).toList();
    }

    @Test
    void verifyFindsADamagedGenerationAndALiveFileThatDiffers() {
        Pod pod = story();
        VerifyReport fine = pod.keeper().verify();
        assertThat(fine.generations()).isEqualTo(3);
        assertThat(fine.damaged()).isEmpty();
        assertThat(fine.reasons()).isEmpty();
        assertThat(fine.files()).containsExactly(new VerifyReport.LiveMatch(Pod.FILE, true, true));

        String generation = "/writable-tokens/.tokenkeeper/default/00000002";
        pod.disk.put(generation, pod.disk.text(generation).replace("Counter: 7", "Counter: 9"));
        pod.appAppends("x\n");
        VerifyReport damaged = pod.keeper().verify();
        assertThat(damaged.damaged()).containsExactly(2);
        assertThat(damaged.reasons()).extracting(reason -> reason.code()).containsExactly(ReasonCode.STATE_DAMAGED);
        assertThat(damaged.files()).containsExactly(new VerifyReport.LiveMatch(Pod.FILE, true, false));
    }
}
