package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.merge.Conflict.Side;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

/** A live file that was there before Tokenkeeper was. */
class AdoptionTest {
    private static final String EDITED =
            TOKEN.replace("Counter: 3", "Counter: 7").replace("2024-12-31", "2030-01-01");

    @Test
    void differencesStayTheApplicationsAndAreListedUntilAPersonDecides() {
        Pod pod = Pod.with(TOKEN).appWrites(EDITED);

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(EDITED);
        assertThat(file.state()).isEqualTo(DeliveryState.ADOPTED);
        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry", "/Counter");
        assertThat(file.conflicts()).extracting(ConflictReport::reason).containsOnly("Unresolved");
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.UNRESOLVED);
        assertThat(pod.init().conflicts()).hasSize(2);
    }

    @Test
    void whatTheLiveFileLacksIsTaken() {
        Pod pod = Pod.with(TOKEN).appWrites(TOKEN.replace("Counter: 3\n", "").replace("Development", "Trial"));

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(TOKEN.replace("Development", "Trial"));
        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/License Type");
    }

    @Test
    void aTornCopyOfTheSourceGivesWayToTheSource() {
        Pod pod = Pod.with(TOKEN).appWrites(TOKEN.substring(0, 100));

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(TOKEN);
        assertThat(file.result()).isEqualTo(Result.DELIVERED);
        assertThat(file.conflicts()).isEmpty();
    }

    @Test
    void aTornCopyThatIsStillBeingWrittenIsNotTorn() {
        Pod pod = Pod.with(TOKEN).appWrites(TOKEN.substring(0, 100));
        pod.meanwhile(() -> pod.disk.put(Pod.LIVE, EDITED));

        pod.init();

        assertThat(pod.live()).isEqualTo(EDITED);
    }

    @Test
    void anEmptyFileGivesWayToTheSource() {
        Pod pod = Pod.with(TOKEN).appWrites("");

        assertThat(pod.init().result()).isEqualTo(Result.DELIVERED);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }

    @Test
    void aFileThatIsNotGoodGivesWayAndIsKeptInHistory() {
        Pod pod = Pod.fresh()
                .onlyFile("token.json", Pod.FILE, Format.JSON)
                .secret("token.json", "{\"a\": 1}\n")
                .appWrites("not json");

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo("{\"a\": 1}\n");
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.FILE_INVALID);
        assertThat(pod.volume()).contains(Pod.content("not json").digest().hex());
    }

    @Test
    void equalBytesAreOnlyNoted() {
        Pod pod = Pod.with(TOKEN).appWrites(TOKEN);
        long inode = pod.look().inode();

        FileReport file = pod.init();

        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.conflicts()).isEmpty();
        assertThat(pod.look().inode()).isEqualTo(inode);
        assertThat(pod.init().state()).isEqualTo(DeliveryState.SETTLED);
    }

    @Test
    void afterwardsTheSourcesNextChangeIsMerged() {
        Pod pod = Pod.with(TOKEN).appWrites(EDITED);
        pod.init();

        FileReport file = pod.secret(TOKEN.replace("2024.1", "2025.1")).init();

        assertThat(pod.live()).isEqualTo(EDITED.replace("2024.1", "2025.1"));
        assertThat(file.conflicts()).hasSize(2);
    }

    @Test
    void adoptWithoutABaseAcceptsTheLiveFile() {
        Pod pod = Pod.with(TOKEN).appWrites(EDITED);
        pod.init();

        FileReport file = Pod.first(pod.keeper().adopt(null));

        assertThat(file.conflicts()).isEmpty();
        assertThat(pod.live()).isEqualTo(EDITED);
        assertThat(pod.init().conflicts()).isEmpty();
    }

    @Test
    void adoptWithTheBaseTellsTheDifferencesApart() {
        Pod pod = Pod.with(TOKEN.replace("2024-12-31", "2025-12-31"))
                .appWrites(TOKEN.replace("Counter: 3", "Counter: 7"));
        pod.init();

        FileReport file = Pod.first(pod.keeper().adopt(Pod.content(TOKEN)));

        assertThat(pod.live())
                .isEqualTo(TOKEN.replace("Counter: 3", "Counter: 7").replace("2024-12-31", "2025-12-31"));
        assertThat(file.conflicts()).isEmpty();
        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void resolveEndsOneOfThem() {
        Pod pod = Pod.with(TOKEN).appWrites(EDITED);
        pod.init();

        pod.keeper().resolve("/Expiry", Side.THEIRS);
        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(EDITED.replace("2030-01-01", "2024-12-31"));
        assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/Counter");
        assertThat(file.result()).isEqualTo(Result.UNCHANGED);
    }
}
