package dev.tokenkeeper.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lists of sums: what sha256sum writes is read, and what is written is read back, however long. */
class SumsTest {
    private static final String SUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Path LIST = Path.of("/target/list");

    private final MemoryDisk disk = SeedVolume.empty();

    @Test
    void linesOfSha256sum() {
        assertThat(SumLine.parse(SUM + "  a/b")).isEqualTo(new SumLine("a/b", SUM));
        assertThat(SumLine.parse(SUM + " *./a b")).isEqualTo(new SumLine("a b", SUM));
        assertThat(SumLine.parse("\\"
                        + SUM.toUpperCase(java.util.Locale.ROOT)
                                .replace('F', 'f')
                                .toLowerCase(java.util.Locale.ROOT) + "  a\\nb\\\\c\\r"))
                .isEqualTo(new SumLine("a\nb\\c\r", SUM));
        assertThat(SumLine.isComment("")).isTrue();
        assertThat(SumLine.isComment("# made by")).isTrue();
    }

    @Test
    void whatIsNoLine() {
        for (String line : List.of(
                "x",
                SUM,
                SUM + "  ",
                SUM + " a",
                SUM.replace('e', 'g') + "  a",
                SUM + "\ta b",
                "\\" + SUM + "  a\\x",
                "\\" + SUM + "  a\\",
                SUM.substring(1) + "  abc")) {
            assertThatThrownBy(() -> SumLine.parse(line)).as(line).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLongListComesBackAsItWasWritten() throws Exception {
        Random random = new Random(1);
        List<SumLine> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String path = "folder\n" + i + "/" + "x".repeat(random.nextInt(200)) + "\\ü\r";
            lines.add(random.nextInt(10) == 0 ? SumLine.folder(path) : new SumLine(path, SUM));
        }
        SumsWriter writer = new SumsWriter(disk, LIST, Ownership.mode(0600));
        for (SumLine line : lines) {
            writer.add(line);
        }
        String sum = writer.finish();
        SumsReader reader = new SumsReader(disk, LIST);
        for (SumLine line : lines) {
            assertThat(reader.next()).isEqualTo(line);
        }
        assertThat(reader.next()).isNull();
        assertThat(reader.sum())
                .isEqualTo(sum)
                .isEqualTo(disk.read(LIST, 1 << 24).digest().hex());
    }

    @Test
    void aBadLineIsToldByItsNumberHoweverLongItIs() {
        disk.put("/target/list", "# comment\r\n" + SUM + "  a\r\n\nnonsense\n");
        SumsReader reader = new SumsReader(disk, LIST);
        assertThatThrownBy(() -> {
                    assertThat(reader.next()).isEqualTo(new SumLine("a", SUM));
                    reader.next();
                })
                .isInstanceOfSatisfying(BadLine.class, e -> assertThat(e.line()).isEqualTo(4));
        disk.put("/target/list", Content.copyOf(new byte[1 << 20]));
        assertThatThrownBy(() -> new SumsReader(disk, LIST).next())
                .isInstanceOfSatisfying(BadLine.class, e -> assertThat(e.line()).isEqualTo(1));
    }

    @Test
    void fingerprintsAreOfSetsAndNotOfOrders() {
        List<SumLine> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add(new SumLine("file " + i, SUM));
        }
        Fingerprint one = print(lines);
        Collections.shuffle(lines, new Random(2));
        assertThat(one.isSame(print(lines))).isTrue();
        lines.set(7, new SumLine(lines.get(7).path() + "x", SUM));
        assertThat(one.isSame(print(lines))).isFalse();
        assertThat(one.isSame(print(lines.subList(1, 50)))).isFalse();
    }

    private static Fingerprint print(List<SumLine> lines) {
        Fingerprint print = new Fingerprint();
        lines.forEach(print::add);
        return print;
    }

    @Test
    void aRecordIsReadBackAndEachByteOfItCounts() {
        SeedRecord record = new SeedRecord(7, dev.tokenkeeper.history.Cause.BOTH, 7, 6, SUM, 12, 1L << 40, SUM);
        byte[] bytes = record.encode().bytes();
        assertThat(SeedRecord.decode(record.encode())).isEqualTo(record);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThat(SeedRecord.decode(Content.copyOf(damaged)))
                    .as("byte " + i)
                    .isNull();
            assertThat(SeedRecord.decode(Content.copyOf(bytes, 0, i))).isNull();
        }
        byte[] newer = "tokenkeeper-seed 2\n".getBytes(StandardCharsets.UTF_8);
        assertThat(SeedRecord.isNewer(Content.copyOf(newer))).isTrue();
        assertThat(SeedRecord.isNewer(record.encode())).isFalse();
    }
}
