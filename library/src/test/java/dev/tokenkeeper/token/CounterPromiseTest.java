package dev.tokenkeeper.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a counter that {@code acceptance/planted} breaks one at a time. Two stores stand for two processes. */
@Timeout(60)
class CounterPromiseTest {
    @TempDir
    Path volume;

    @TempDir
    Path elsewhere;

    @Test
    void anIncrementCountsOnFromWhatIsThereWhenItIsItsTurn() throws Exception {
        CompletableFuture<Long> counted = new CompletableFuture<>();
        Token mine = usage();
        mine.counter("used").add(10);
        mine.updateFields(fields -> {
            if (!counted.isDone() && fields.get("/used").equals(java.util.Optional.of("10"))) {
                Thread other = Thread.ofPlatform()
                        .start(() -> counted.complete(usage().counter("used").increment()));
                untilItWaits(other);
            }
            return fields.with("/used", 20);
        });
        assertThat(counted.get()).as("ten more were counted while it waited").isEqualTo(21);
        assertThat(mine.counter("used").value()).isEqualTo(21);
    }

    @Test
    void aVolumeThatWasPutBackIsToldByTheWitness() {
        Counter witness = TokenStore.at(elsewhere).token("witness.json").counter("used");
        usage().counter("used").witnessedBy(witness).add(40);
        usage().set("/used", "7");
        Counter restarted = usage().counter("used").witnessedBy(witness);
        assertThat(restarted.increment()).isEqualTo(41);
        assertThat(restarted.rollback()).contains(new Counter.Rollback("usage.json", 7, 40));
    }

    /** As another process sees it. */
    private Token usage() {
        return TokenStore.at(volume).token("usage.json");
    }

    private static void untilItWaits(Thread thread) {
        try {
            while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
