package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Gathering gathering = new Gathering(0);

    @Test
    void withoutAnEditNothingIsDue() {
        assertThat(gathering.dueIn(5 * SECOND, false)).isNull();
        assertThat(gathering.isEmpty()).isTrue();
    }

    @Test
    void anEditIsDueOnceItIsQuiet() {
        gathering.edited(SECOND);
        assertThat(gathering.dueIn(SECOND, false)).isEqualTo(300 * MILLI);
        gathering.edited(SECOND + 200 * MILLI);
        assertThat(gathering.dueIn(SECOND + 200 * MILLI, false)).isEqualTo(300 * MILLI);
        assertThat(gathering.dueIn(SECOND + 500 * MILLI, false)).isZero();
    }

    @Test
    void editsThatNeverPauseAreDueAfterAMinute() {
        for (long now = SECOND; now <= 61 * SECOND; now += 100 * MILLI) {
            gathering.edited(now);
        }
        assertThat(gathering.dueIn(61 * SECOND, false)).isZero();
        assertThat(gathering.isOverdue(61 * SECOND)).isTrue();
        assertThat(gathering.isOverdue(60 * SECOND)).isFalse();
    }

    @Test
    void anApplicationThatWritesEachSecondCostsTwoPassesAMinute() {
        int passes = 0;
        int inLastMinute = 0;
        long end = 600 * SECOND;
        for (long now = 0; now < end; now += 100 * MILLI) {
            if (now % SECOND == 0) {
                gathering.edited(now);
            }
            Long due = gathering.dueIn(now, false);
            if (due != null && due == 0) {
                gathering.taken(now);
                passes++;
                inLastMinute += now >= end - 60 * SECOND ? 1 : 0;
            }
        }
        assertThat(inLastMinute).isBetween(1, 3);
        assertThat(passes).isLessThan(30);
    }

    @Test
    void aMissingFileWaitsForNoToken() {
        for (int i = 0; i < 6; i++) {
            gathering.edited(i * SECOND);
            gathering.taken(i * SECOND);
        }
        gathering.edited(6 * SECOND);
        assertThat(gathering.dueIn(7 * SECOND, false)).isGreaterThan(10 * SECOND);
        assertThat(gathering.dueIn(7 * SECOND, true)).isZero();
    }

    @Test
    void whatAPassHasPublishedItselfCostsNothing() {
        for (int i = 0; i < 20; i++) {
            gathering.edited(i * SECOND);
            gathering.taken(null);
        }
        gathering.edited(20 * SECOND);
        assertThat(gathering.dueIn(20 * SECOND, false)).isEqualTo(300 * MILLI);
    }
}
