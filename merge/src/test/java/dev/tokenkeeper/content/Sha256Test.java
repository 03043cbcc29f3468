package dev.tokenkeeper.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final long SEED = Long.getLong("tokenkeeper.seed", 20261124);

    @Test
    void theStandardsOwnExamples() {
        assertThat(hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void everyLengthAroundTheBlocksIsAsTheJdkHasIt() throws Exception {
        MessageDigest jdk = MessageDigest.getInstance("SHA-256");
        Random random = new Random(SEED);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length + 7];
            random.nextBytes(bytes);
            assertThat(Sha256.of(bytes, 3, 3 + length))
                    .as("length %d, seed %d", length, SEED)
                    .isEqualTo(jdk.digest(Arrays.copyOfRange(bytes, 3, 3 + length)));
        }
    }

    @Test
    void aLongContentIsAsTheJdkHasIt() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(SEED).nextBytes(bytes);
        assertThat(Sha256.of(bytes, 0, bytes.length))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String hex(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Sha256.of(bytes, 0, bytes.length));
    }
}
