package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.merge.Conflict.Side;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.DiskException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The source's version beside the live file while a conflict is open: made, kept up, and gone with the conflict. */
class BesideTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");
    private static final String DIST = Pod.LIVE + ".dist";

    private static Pod conflicting() {
        Pod pod = Pod.with(TOKEN).onConflict(ConflictPolicy.KEEP_BOTH).mode(0640);
        pod.init();
        pod.appReplaces("2024-12-31", "2030-01-01").secret(NEWER).init();
        return pod;
    }

    private static void remove(Pod pod, String path) {
        try {
            pod.disk.remove(Path.of(path));
        } catch (DiskException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void removedByAPersonItComesAgainWhileTheConflictIsOpen() {
        Pod pod = conflicting();
        remove(pod, DIST);

        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);

        assertThat(pod.disk.text(DIST)).isEqualTo(NEWER);
    }

    @Test
    void anEditedOneIsSomebodysAndStays() {
        Pod pod = conflicting();
        String edited = NEWER + "Note: mine\n";
        pod.disk.put(DIST, edited);

        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
        pod.secret(NEWER.replace("2024.1", "2025.1")).init();
        pod.keeper().resolve("/Expiry", Side.OURS);

        assertThat(pod.disk.text(DIST)).isEqualTo(edited);
        assertThat(pod.live()).doesNotContain("Note");
    }

    @Test
    void itIsNoSourceOfLateWrites() {
        Pod pod = conflicting();
        String live = pod.live();
        pod.disk.put(DIST, NEWER.replace("Counter: 3", "Counter: 99"));

        pod.wake();
        pod.init();

        assertThat(pod.live()).isEqualTo(live);
    }

    @Test
    void itGoesWhenThePersonWhoSettlesItNamesNoPolicy() {
        for (Side side : Side.values()) {
            Pod pod = conflicting();
            pod.onConflict(ConflictPolicy.KEEP_TARGET);

            pod.volumeOnly().resolve("/Expiry", side);

            assertThat(pod.disk.text(DIST)).as(side.name()).isNull();
        }
    }

    @Test
    void itGoesWhenTheSourceComesToWhatTheLiveFileHas() {
        Pod pod = conflicting();

        assertThat(pod.secret(TOKEN.replace("2024-12-31", "2030-01-01")).init().conflicts())
                .isEmpty();

        assertThat(pod.disk.text(DIST)).isNull();
    }

    @Test
    void itGoesWhenTheApplicationTakesTheSourcesValue() {
        Pod pod = conflicting();

        pod.appReplaces("2030-01-01", "2025-12-31").wake();

        assertThat(pod.disk.text(DIST)).isNull();
    }

    @Test
    void itGetsTheLookOfTheLiveFileAgain() throws DiskException {
        Pod pod = conflicting();
        pod.mode(0600).init();

        assertThat(pod.disk.stat(Path.of(DIST)).mode()).isEqualTo(0600);
        assertThat(pod.look().mode()).isEqualTo(0600);
    }

    @Test
    void aStatusShowsNothingOfItAndWritesNothing() {
        Pod pod = conflicting();
        remove(pod, DIST);
        String before = pod.volume();

        pod.keeper().status();

        assertThat(pod.volume()).isEqualTo(before);
    }
}
