package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that is damaged, copied from a backup, of a newer version, or of another user. */
class StateTest {
    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void twoGenerations() throws IOException, InterruptedException {
        pod = new Pod(folder);
        pod.mount(Pod.TOKEN);
        assertThat(pod.init().exit()).isZero();
        pod.mount(Pod.TOKEN.replace("2024.1", "2024.2"));
        assertThat(pod.init().exit()).isZero();
    }

    @Test
    void aDamagedNewestGenerationIsToldAndFailsOnlyAStrictStart() throws Exception {
        byte[] bytes = Files.readAllBytes(generation(2));
        bytes[bytes.length / 2] ^= 1;
        Files.write(generation(2), bytes);
        String before = Pod.look(pod.live());

        assertThat(pod.verb("verify").exit()).isEqualTo(5);
        assertThat(pod.verb("status").exit()).isEqualTo(5);
        Ran strict = pod.init("--strict");
        assertThat(strict.exit()).as(strict.toString()).isEqualTo(5);
        assertThat(Pod.look(pod.live())).isEqualTo(before);
        assertThat(pod.verb("verify").exit()).as("kept for inspection").isEqualTo(5);
    }

    @Test
    void aDamagedNewestGenerationDoesNotKeepAPodFromStarting() throws Exception {
        Files.writeString(generation(2), "nothing that was ever a generation");
        String before = Pod.look(pod.live());

        Ran ran = pod.init();

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.err()).contains("StateDamaged");
        assertThat(Pod.look(pod.live())).isEqualTo(before);
        assertThat(pod.verb("verify").exit()).isEqualTo(5);
    }

    @Test
    void stateOfANewerVersionIsLeftAlone() throws Exception {
        String newer = "{\"version\":99}\n";
        CRC32 checksum = new CRC32();
        checksum.update(newer.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(generation(2), newer + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\n");
        pod.mount(Pod.TOKEN.replace("2024.1", "2024.3"));
        String before = pod.look();

        Ran ran = pod.init();

        assertThat(ran.exit()).as(ran.toString()).isEqualTo(5);
        assertThat(ran.err()).contains("StateNewer");
        assertThat(pod.look()).isEqualTo(before);
    }

    @Test
    void aCopiedVolumeGoesOn() throws Exception {
        copied();
        pod.mount(Pod.TOKEN.replace("2024.1", "2024.3"));

        Ran ran = pod.init();

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(pod.text()).isEqualTo(Pod.TOKEN.replace("2024.1", "2024.3"));
    }

    @Test
    void aBackupWithAnEditThatNoGenerationKnowsKeepsTheEdit() throws Exception {
        copied();
        Files.writeString(pod.live(), pod.text().replace("Counter: 3", "Counter: 7"));

        Ran ran = pod.init();

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.err()).contains("Restored");
        assertThat(pod.text()).contains("Counter: 7");
    }

    private void copied() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        assertThat(pod.command(List.of("cp", "-a", pod.volume().toString(), copy.toString()))
                        .exit())
                .isZero();
        Files.move(pod.volume(), folder.resolve("original"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(copy, pod.volume(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path generation(int number) {
        return pod.volume().resolve(".tokenkeeper/default/0000000" + number);
    }
}
