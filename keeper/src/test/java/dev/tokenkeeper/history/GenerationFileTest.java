package dev.tokenkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.volume.Ownership;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationFileTest {
    private static final Content BODY = bytes("API_KEY: s3cret\n");
    private static final Content BINARY = Content.copyOf(new byte[] {0, '\n', (byte) 0xff, '"', '\\', 13});

    private static final Generation FULL = new Generation(
            17,
            Generation.Kind.PUBLISH,
            Cause.BOTH,
            4_000_000_123L,
            List.of(
                    new Entry(
                            "a \"b\"\\\n\u0001\u00fc\ud83d\ude00/c.token",
                            Format.LICENSE_TEXT,
                            BODY,
                            bytes("published"),
                            BINARY,
                            new Late(16, bytes("late")),
                            new Outgoing("5f0c31aa", 99, new Ownership(02664, 1000, null)),
                            List.of(new OpenConflict("/Expiry", "BothChanged", "ours", BODY.digest(), null)),
                            2),
                    new Entry("plain", Format.OPAQUE, BODY, BODY, null, null, null, List.of(), 0)));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertThat(GenerationFile.decode(17, GenerationFile.encode(FULL))).isEqualTo(FULL);
    }

    @Test
    void theHeaderIsOneLineOfJsonWithoutTheBytesOfAnyFile() {
        String text = new String(GenerationFile.encode(FULL).bytes(), StandardCharsets.ISO_8859_1);
        String header = text.substring(0, text.indexOf('\n'));
        assertThat(header)
                .startsWith("{\"version\":1,\"number\":17,\"kind\":\"Publish\",\"cause\":\"Both\"")
                .endsWith("]}");
        assertThat(header).doesNotContain("s3cret");
    }

    @Test
    void equalContentsAreStoredOnce() {
        Content large = Content.copyOf(new byte[100_000]);
        Entry entry = new Entry("a", Format.OPAQUE, large, large, large, new Late(1, large), null, List.of(), 0);
        Generation generation = new Generation(1, Generation.Kind.RECORD, Cause.FIRST, 1, List.of(entry));
        assertThat(GenerationFile.encode(generation).size()).isLessThan(101_000);
    }

    @Test
    void anyChangedByteIsDamage() {
        byte[] whole = GenerationFile.encode(FULL).bytes();
        for (int i = 0; i < whole.length; i++) {
            for (int flip : new int[] {1, 0x20, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) flip;
                assertThatThrownBy(() -> GenerationFile.decode(17, Content.copyOf(damaged)))
                        .as("byte %d, flipped by %d", i, flip)
                        .isInstanceOf(DamagedGeneration.class);
            }
        }
    }

    @Test
    void anyShorterFileIsDamageAndSoIsALongerOne() {
        byte[] whole = GenerationFile.encode(FULL).bytes();
        for (int length = 0; length <= whole.length + 3; length++) {
            if (length != whole.length) {
                Content cut = Content.copyOf(Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> GenerationFile.decode(17, cut))
                        .as("%d bytes", length)
                        .isInstanceOf(DamagedGeneration.class);
            }
        }
    }

    @Test
    void aFileUnderAnotherNumberIsDamage() {
        assertThatThrownBy(() -> GenerationFile.decode(18, GenerationFile.encode(FULL)))
                .isInstanceOf(DamagedGeneration.class);
    }

    @Test
    void aPathThatLeavesTheTargetIsNotBelieved() {
        Entry entry = new Entry("../x", Format.OPAQUE, BODY, BODY, BODY, null, null, List.of(), 0);
        Generation generation = new Generation(1, Generation.Kind.RECORD, Cause.FIRST, 1, List.of(entry));
        assertThatThrownBy(() -> GenerationFile.decode(1, GenerationFile.encode(generation)))
                .isInstanceOf(DamagedGeneration.class);
    }

    @Test
    void noExceptionTellsAValue() {
        assertThat(new DamagedGeneration(17).getMessage()).isEqualTo("generation 17 is damaged");
        assertThat(FULL.toString()).doesNotContain("s3cret");
        assertThat(Digest.of(new byte[0]).toString()).isEqualTo("Digest");
    }

    private static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
