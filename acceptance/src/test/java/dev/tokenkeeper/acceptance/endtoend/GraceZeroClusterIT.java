package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A pod is deleted with no grace, a hundred times, at a random moment between its making and some time after its
 * application began to write; and each time the Secret has changed, so that there is work to do.
 *
 * <p>The kubelet still sends SIGTERM first and SIGKILL two seconds later, and the next pod starts meanwhile: so the old
 * application ignores SIGTERM and goes on writing beside the new one. {@code -Dtokenkeeper.seed=N} repeats the moments (not
 * the machine's), {@code -Dtokenkeeper.podKills=N} sets the number.
 */
@EndToEnd
@Restricted
class GraceZeroClusterIT {
    private static final int KILLS = Integer.getInteger("tokenkeeper.podKills", 100);
    private static final int LANES = 4;
    private static final String STUBBORN = Lines.WRITER.replace("trap 'exit 0' TERM", "trap '' TERM");

    @Test
    void ofAPodKilledAHundredTimesNoLineIsLostAndNoTokenIsTorn(Cluster cluster, LabNamespace namespace)
            throws Exception {
        long seed = Long.getLong("tokenkeeper.seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dtokenkeeper.seed=" + seed + ")");
        Random random = new Random(seed);
        long begun = System.nanoTime();
        Lanes lanes = Lanes.of(namespace, Manifest.of(cluster, "sidecar.yaml").running(STUBBORN), LANES);
        int version = 1;
        long made = System.nanoTime();
        lanes.start(Token.version(version));
        lanes.ready();
        long range = (System.nanoTime() - made) * 2;
        int kills = 0;
        while (kills < KILLS) {
            kills += killEach(lanes, random, range);
            lanes.start(Token.version(++version));
        }
        lanes.ready();

        int wrote = 0;
        for (int lane : lanes.lanes()) {
            String live = lanes.untilNoLineIsMissing(lane);
            assertThat(live).as("seed %s, lane %s", seed, lane).startsWith(Token.version(version));
            wrote += Lines.of(live).pods().size() - 1;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        System.out.println(kills + " kills, " + wrote + " of them while the application wrote; " + seconds + " s");
        assertThat(wrote).as("kills while the application wrote").isBetween(KILLS / 5, KILLS * 19 / 20);
    }

    /** One kill a lane, each at a moment of its own. */
    private static int killEach(Lanes lanes, Random random, long range) throws InterruptedException {
        long from = System.nanoTime();
        long[] moments = random.longs(LANES, 0, range).sorted().toArray();
        for (int lane : lanes.lanes()) {
            TimeUnit.NANOSECONDS.sleep(moments[lane] - (System.nanoTime() - from));
            lanes.kill(lane);
        }
        return LANES;
    }
}
