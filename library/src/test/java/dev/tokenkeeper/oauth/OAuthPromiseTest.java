package dev.tokenkeeper.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a refresh that {@code acceptance/planted} breaks one at a time. Two stores stand for two processes. */
@Timeout(60)
class OAuthPromiseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path volume;

    /** The refresh tokens that the server was sent, in their order. */
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void somebodyLoggedIn() {
        token().update(none -> "{\n  \"client\": \"mine\",\n  \"refresh_token\": \"refresh-1\"\n}\n");
    }

    @Test
    void whoeverWaitedTakesWhatTheFirstOneGot() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        OAuthToken first = new OAuthToken(token(), refreshToken -> {
            asked.countDown();
            await(answers);
            return answer(refreshToken);
        });
        CompletableFuture<String> firstGot = new CompletableFuture<>();
        CompletableFuture<String> secondGot = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> firstGot.complete(first.accessToken()));
        await(asked);
        Thread second = Thread.ofPlatform()
                .start(() -> secondGot.complete(new OAuthToken(token(), this::answer).accessToken()));
        untilItWaits(second);
        answers.countDown();
        assertThat(firstGot.get()).isEqualTo("access-1");
        assertThat(secondGot.get()).as("what the first one got").isEqualTo("access-1");
        assertThat(sent).as("one refresh for one expiry").containsExactly("refresh-1");
    }

    @Test
    void theRefreshTokenThatIsSentIsTheNewestOne() throws Exception {
        CompletableFuture<String> got = new CompletableFuture<>();
        Token other = token();
        Thread waiting = other.alone(Duration.ofSeconds(10), () -> {
            Thread thread =
                    Thread.ofPlatform().start(() -> got.complete(new OAuthToken(token(), this::answer).accessToken()));
            untilItWaits(thread);
            other.set("/refresh_token", "refresh-of-a-new-log-in");
            return thread;
        });
        waiting.join();
        assertThat(got.get()).isEqualTo("access-1");
        assertThat(sent).containsExactly("refresh-of-a-new-log-in");
    }

    @Test
    void aTokenThatAppearsIsTimedFromThenAndNotByItsDate() {
        Token mine = token();
        InstantSource hoursAhead = () -> InstantSource.system().instant().plus(HOUR.multipliedBy(6));
        OAuthToken ahead = new OAuthToken(mine, "", this::answer, hoursAhead);
        String first = ahead.accessToken();
        new OAuthToken(token(), this::answer).store(new Grant("access-of-another", "refresh-9", HOUR));
        assertThat(ahead.accessToken()).isNotEqualTo(first).isEqualTo("access-of-another");
        assertThat(sent).as("nothing had expired").containsExactly("refresh-1");
    }

    @Test
    void anAnswerToAnOlderLogInIsNotStored() {
        Token live = token();
        OAuthToken oauth = new OAuthToken(live, refreshToken -> {
            token().set("/refresh_token", "refresh-of-a-new-log-in");
            return answer(refreshToken);
        });
        oauth.accessToken();
        assertThat(live.fields().get("/refresh_token")).contains("refresh-of-a-new-log-in");
    }

    @Test
    void anAnswerWithoutARefreshTokenKeepsTheOneThatWasUsed() {
        Token live = token();
        OAuthToken oauth = new OAuthToken(live, refreshToken -> new Grant("access-1", null, HOUR));
        assertThat(oauth.accessToken()).isEqualTo("access-1");
        assertThat(live.fields().get("/refresh_token")).contains("refresh-1");
        assertThat(live.fields().get("/client")).contains("mine");
    }

    /** As another process sees it. */
    private Token token() {
        return TokenStore.at(volume).token("token.json");
    }

    private Grant answer(String refreshToken) {
        sent.add(refreshToken);
        return new Grant("access-" + sent.size(), "refresh-" + (sent.size() + 1), HOUR);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it has seen the token, and waits for whoever is at work. */
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
