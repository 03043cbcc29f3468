package dev.tokenkeeper.examples.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FamilyTest {
    private static final Duration LIFETIME = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong();
    private final Family family = new Family("tkr_first", LIFETIME, now::get);

    @Test
    void aRefreshTokenThatIsUsedTwiceEndsTheFamily() {
        Family.Given given = refresh("tkr_first");
        assertThat(family.opens(given.accessToken())).isTrue();
        assertThat(family.refresh("tkr_first")).isNull();
        assertThat(family.opens(given.accessToken())).isFalse();
        assertThat(family.refresh(Objects.requireNonNull(given.refreshToken()))).isNull();
        assertThat(family.json()).contains("\"revoked\":true");
    }

    @Test
    void theLastRequestMayBeSentAgainWhileItsAnswerWasNotUsed() {
        Family.Given lost = refresh("tkr_first");
        Family.Given given = refresh("tkr_first");
        assertThat(family.opens(lost.accessToken()))
                .as("the lost answer is void")
                .isFalse();
        assertThat(family.opens(given.accessToken())).isTrue();
        assertThat(family.json()).contains("\"due\":1,\"early\":0,\"repeats\":1");
    }

    @Test
    void anAccessTokenEndsAndThenOneRefreshIsDue() {
        Family.Given given = refresh("tkr_first");
        assertThat(family.opens(given.accessToken())).isTrue();
        now.addAndGet(LIFETIME.toNanos() + 1);
        assertThat(family.opens(given.accessToken())).isFalse();
        refresh(Objects.requireNonNull(given.refreshToken()));
        assertThat(family.json()).contains("\"due\":2,\"early\":0");
    }

    @Test
    void aRefreshOfAGoodAccessTokenIsToldAsEarly() {
        Family.Given given = refresh("tkr_first");
        assertThat(family.opens(given.accessToken())).isTrue();
        refresh(Objects.requireNonNull(given.refreshToken()));
        assertThat(family.json()).contains("\"due\":1,\"early\":1");
    }

    @Test
    void eachSixthAnswerHasNoRefreshTokenAndTheOldOneGoesOn() {
        String refreshToken = "tkr_first";
        for (int i = 1; i <= 13; i++) {
            Family.Given given = refresh(refreshToken);
            assertThat(given.refreshToken() == null).as("answer %s", i).isEqualTo(i % 6 == 0);
            assertThat(family.opens(given.accessToken())).isTrue();
            refreshToken = Objects.requireNonNullElse(given.refreshToken(), refreshToken);
            now.addAndGet(LIFETIME.toNanos());
        }
        assertThat(family.json()).contains("\"partial\":2").contains("\"revoked\":false");
    }

    private Family.Given refresh(String refreshToken) {
        return Objects.requireNonNull(family.refresh(refreshToken), "the family is revoked");
    }
}
