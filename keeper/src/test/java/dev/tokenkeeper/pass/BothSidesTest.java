package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

/** The story of the lab: the application edits its token, the Secret changes, and both are kept. */
class BothSidesTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31")
            .replace("License Type: Development\n", "License Type: Development\nSeats: 10\n");

    @Test
    void whatTheApplicationWroteAndWhatTheSourceChangedAreBothThereInOrder() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7").appAppends("MODIFIED_BY_APP: yes\n# Last access: noon\n");
        pod.secret(NEWER);

        FileReport file = pod.init();

        assertThat(pod.live())
                .isEqualTo(NEWER.replace("Counter: 3", "Counter: 7") + "MODIFIED_BY_APP: yes\n# Last access: noon\n");
        assertThat(file.state()).isEqualTo(DeliveryState.BOTH_CHANGED);
        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(file.fromSource()).isEqualTo(2);
        assertThat(file.conflicts()).isEmpty();
        assertThat(file.good()).isTrue();
    }

    @Test
    void aThirdPassLeavesTheInodeAlone() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7").secret(NEWER).init();
        String before = pod.volume();

        FileReport file = pod.init();

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(file.result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void anEditAloneIsNotedAsLastKnownGoodAndTheLiveFileStaysTheSameFile() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7");
        long inode = pod.look().inode();

        FileReport file = pod.wake();

        assertThat(file.state()).isEqualTo(DeliveryState.FILE_CHANGED);
        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(pod.look().inode()).isEqualTo(inode);
        assertThat(pod.wake().state()).isEqualTo(DeliveryState.SETTLED);
    }

    @Test
    void aChangedSourceAloneIsDelivered() {
        Pod pod = Pod.with(TOKEN);
        pod.init();

        FileReport file = pod.secret(NEWER).init();

        assertThat(pod.live()).isEqualTo(NEWER);
        assertThat(file.state()).isEqualTo(DeliveryState.SOURCE_CHANGED);
        assertThat(file.result()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void theSameKeyChangedOnBothSidesKeepsOursIsReportedOnceAndSettles() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("2024-12-31", "2030-01-01").secret(NEWER);

        FileReport found = pod.init();
        String before = pod.volume();
        FileReport later = pod.init();

        assertThat(pod.live()).isEqualTo(NEWER.replace("2025-12-31", "2030-01-01"));
        assertThat(found.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        assertThat(found.conflicts()).extracting(ConflictReport::kept).containsExactly("ours");
        assertThat(found.conflicts()).extracting(ConflictReport::fresh).containsExactly(true);
        assertThat(Pod.reasons(found)).containsExactly(ReasonCode.CONFLICT);
        assertThat(later.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        assertThat(later.conflicts()).extracting(ConflictReport::fresh).containsExactly(false);
        assertThat(Pod.reasons(later)).isEmpty();
        assertThat(pod.volume()).isEqualTo(before);
    }

    @Test
    void aConflictEndsWhenTheApplicationTakesTheSourcesValue() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appReplaces("2024-12-31", "2030-01-01").secret(NEWER).init();

        FileReport file = pod.appReplaces("2030-01-01", "2025-12-31").wake();

        assertThat(file.conflicts()).isEmpty();
        assertThat(pod.init().conflicts()).isEmpty();
    }
}
