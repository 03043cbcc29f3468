package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class MyersTest {
    private static final long SEED = Long.getLong("tokenkeeper.seed", 20_261_124L);

    @Test
    void findsALongestCommonSubsequence() {
        for (int i = 0; i < 5_000; i++) {
            Random random = new Random(SEED + i);
            int[] left = random.ints(random.nextInt(30), 0, 5).toArray();
            int[] right = random.ints(random.nextInt(30), 0, 5).toArray();
            int[] matched = Myers.match(left, right, Effort.ofOneMerge());
            assertThat(common(left, right, matched))
                    .as("-Dtokenkeeper.seed=%d", SEED + i)
                    .isEqualTo(longest(left, right));
        }
    }

    @Test
    void findsLandmarksWhenTheEffortIsSpent() {
        int[] left = new int[20_000];
        int[] right = new int[20_000];
        Random random = new Random(SEED);
        for (int i = 0; i < left.length; i++) {
            boolean landmark = i % 100 == 0;
            left[i] = landmark ? 1_000_000 + i : random.nextInt(500);
            right[i] = landmark ? 1_000_000 + i : random.nextInt(500);
        }
        Effort effort = new Effort(100_000);
        int[] matched = Myers.match(left, right, effort);
        assertThat(effort.isSpent()).isTrue();
        assertThat(common(left, right, matched)).isGreaterThanOrEqualTo(200);
    }

    @Test
    void spendsNothingOnEqualHeadsAndTails() {
        int[] left = new Random(SEED).ints(100_000).toArray();
        int[] right = left.clone();
        right[50_000]++;
        Effort effort = new Effort(10);
        assertThat(common(left, right, Myers.match(left, right, effort))).isEqualTo(99_999);
        assertThat(effort.isSpent()).isFalse();
    }

    /** The length of a match, after checking that it is one. */
    private static int common(int[] left, int[] right, int[] matched) {
        int last = -1;
        int count = 0;
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                assertThat(matched[i]).isGreaterThan(last);
                assertThat(left[i]).isEqualTo(right[matched[i]]);
                last = matched[i];
                count++;
            }
        }
        return count;
    }

    /** By the textbook's table. */
    private static int longest(int[] left, int[] right) {
        int[][] table = new int[left.length + 1][right.length + 1];
        for (int i = left.length - 1; i >= 0; i--) {
            for (int j = right.length - 1; j >= 0; j--) {
                table[i][j] =
                        left[i] == right[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        return table[0][0];
    }
}
