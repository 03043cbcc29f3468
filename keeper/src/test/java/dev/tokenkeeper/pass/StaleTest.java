package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

/** Sources and saves that are older than they look. */
class StaleTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");
    private static final String NEWEST = TOKEN.replace("2024-12-31", "2026-12-31");

    @Test
    void aWatcherWhoseMountIsBehindPublishesNothing() {
        Pod first = Pod.with(TOKEN);
        Pod second = first.another(TOKEN);
        first.init();
        second.init();
        first.secret(NEWER).seen();
        first.appAppends("Seen: yes\n");

        FileReport behind = second.wake();

        assertThat(first.live()).isEqualTo(NEWER + "Seen: yes\n");
        assertThat(Pod.reasons(behind)).containsExactly(ReasonCode.STALE_SOURCE);
        assertThat(behind.good()).isTrue();

        String before = first.volume();
        assertThat(second.wake().result()).isEqualTo(Result.KEPT);
        assertThat(second.secret(NEWER).seen().result()).isEqualTo(Result.UNCHANGED);
        assertThat(first.volume()).isEqualTo(before);
    }

    @Test
    void aSecretThatWasRolledBackArrivesWithAStartAndWithAWatcherThatSawIt() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER).seen();

        assertThat(pod.secret(TOKEN).seen().result()).isEqualTo(Result.DELIVERED);
        assertThat(pod.live()).isEqualTo(TOKEN);
        pod.secret(NEWER).init();
        assertThat(pod.secret(TOKEN).init().result()).isEqualTo(Result.DELIVERED);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }

    @Test
    void aWatcherPublishesASourceThatIsNewToTheVolumeThoughItDidNotSeeItChange() {
        Pod pod = Pod.with(TOKEN);
        pod.init();

        assertThat(pod.secret(NEWER).wake().result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void aFileSavedFromMemoryGetsTheSourcesChangeAgainBesideItsEdit() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER).seen();

        FileReport file =
                pod.appWrites(TOKEN.replace("Counter: 3", "Counter: 4")).wake();

        assertThat(pod.live()).isEqualTo(NEWER.replace("Counter: 3", "Counter: 4"));
        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.STALE_WRITE_BACK);
        assertThat(pod.wake().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void aNotedAppendBetweenDeliveryAndSaveDoesNotHideTheStaleCopy() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER).seen();
        pod.appAppends("Seen: yes\n").wake();

        FileReport file =
                pod.appWrites(TOKEN.replace("Counter: 3", "Counter: 4")).wake();

        assertThat(pod.live()).isEqualTo(NEWER.replace("Counter: 3", "Counter: 4"));
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.STALE_WRITE_BACK);
    }

    @Test
    void anApplicationThatSavesItsOldCopyEachTimeEndsAsOscillatingWithoutAWriteStorm() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER).seen();

        FileReport file = null;
        for (int counter = 4; counter <= 6; counter++) {
            file = pod.appWrites(TOKEN.replace("Counter: 3", "Counter: " + counter))
                    .wake();
        }

        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.OSCILLATING);
        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        assertThat(pod.live()).isEqualTo(TOKEN.replace("Counter: 3", "Counter: 6"));

        long inode = pod.look().inode();
        FileReport later =
                pod.appWrites(TOKEN.replace("Counter: 3", "Counter: 7")).wake();
        assertThat(pod.look().inode()).isEqualTo(inode);
        assertThat(Pod.reasons(later)).isEmpty();
        assertThat(later.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
    }

    @Test
    void theNextDeliveryIsCountedAnew() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER).seen();
        pod.appWrites(TOKEN.replace("Counter: 3", "Counter: 4")).wake();
        pod.appWrites(TOKEN.replace("Counter: 3", "Counter: 5")).wake();
        pod.secret(NEWEST).seen();
        String delivered = pod.live();

        FileReport file = pod.appWrites(delivered.replace("2026", "2025")).wake();

        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.STALE_WRITE_BACK);
    }

    @Test
    void anOldValueBesideANewerOneIsADecision() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.secret(NEWER.replace("2024.1", "2025.1")).seen();

        FileReport file = pod.appReplaces("2025-12-31", "2024-12-31").wake();

        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.reasons()).isEmpty();
        assertThat(pod.live()).contains("Expiry: 2024-12-31").contains("Version: 2025.1");
    }
}
