package dev.tokenkeeper.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Tells two lists of sums apart whatever order they are in, without holding them: the sum of the SHA-256 of each line,
 * modulo 2^256. It finds mistakes; whoever may write the list could make two that look alike, but could as well write
 * what they like.
 */
final class Fingerprint {
    private static final int LENGTH = 32;

    private final byte[] sum = new byte[LENGTH];

    void add(SumLine line) {
        MessageDigest digest = Sums.digest();
        digest.update(line.sum().getBytes(StandardCharsets.US_ASCII));
        byte[] one = digest.digest(line.path().getBytes(StandardCharsets.UTF_8));
        int carry = 0;
        for (int i = LENGTH - 1; i >= 0; i--) {
            int both = (sum[i] & 0xff) + (one[i] & 0xff) + carry;
            sum[i] = (byte) both;
            carry = both >> 8;
        }
    }

    boolean isSame(Fingerprint other) {
        return Arrays.equals(sum, other.sum);
    }
}
