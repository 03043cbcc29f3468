package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** State that was damaged, is of a newer program, or came from a backup. */
class DamageTest {
    private static final String STATE = "/writable-tokens/.tokenkeeper/default/";
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31") + "Seats: 10\n";

    private static Pod settled() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        return pod;
    }

    private static void damage(Pod pod, String generation) {
        String text = pod.disk.text(STATE + generation);
        pod.disk.put(STATE + generation, text.substring(0, text.length() - 9) + "xxxxxxxxx");
    }

    @Test
    void aLostBaseIsNoAdoptionTheLiveFileStaysAndTheSourcesDifferencesAreUnresolved() {
        Pod pod = settled();
        pod.appReplaces("Counter: 3", "Counter: 7").secret(NEWER);
        damage(pod, "00000001");
        String live = pod.live();

        PassReport report = pod.report(PassTrigger.INIT);

        FileReport file = Pod.first(report);
        assertThat(Pod.reasons(report)).containsExactly(ReasonCode.STATE_DAMAGED);
        assertThat(pod.live()).isEqualTo(live);
        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(file.conflicts())
                .extracting(ConflictReport::path)
                .containsExactlyInAnyOrder("/Expiry", "/Counter", "/Seats");
        assertThat(file.good()).isTrue();
        assertThat(ExitStatus.of(report, false).code()).isZero();
        assertThat(ExitStatus.of(report, true).code()).isEqualTo(5);
        assertThat(pod.keeper().verify().damaged()).containsExactly(1);

        PassReport next = pod.report(PassTrigger.INIT);
        assertThat(next.reasons()).isEmpty();
        assertThat(Pod.first(next).result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void aTornLookingLiveFileIsNotTakenForACopyWhenTheBaseWasLost() {
        Pod pod = settled();
        pod.appWrites(TOKEN.substring(0, 100));
        damage(pod, "00000001");

        pod.init();

        assertThat(pod.live()).isEqualTo(TOKEN.substring(0, 100));
    }

    @Test
    void stateOfANewerVersionIsNotTouched() {
        Pod pod = settled().secret(NEWER);
        String newer = "{\"version\":99}\n";
        CRC32 checksum = new CRC32();
        checksum.update(newer.getBytes(StandardCharsets.US_ASCII));
        pod.disk.put(STATE + "00000002", newer + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\n");
        String before = pod.volume();

        PassReport report = pod.report(PassTrigger.INIT);

        assertThat(Pod.reasons(report)).containsExactly(ReasonCode.STATE_NEWER);
        assertThat(ExitStatus.of(report, false).code()).isEqualTo(5);
        assertThat(pod.volume()).isEqualTo(before);
        assertThat(Pod.reasons(pod.keeper().rollback(1))).containsExactly(ReasonCode.STATE_NEWER);
        assertThat(pod.volume()).isEqualTo(before);
    }

    @Test
    void aCopiedVolumeGoesOnAsIfNothingHadHappened() throws Exception {
        Pod pod = settled();
        pod.appReplaces("Counter: 3", "Counter: 7").secret(NEWER).init();
        Pod copy = Pod.with(TOKEN).secret(NEWER);
        copy.disk.put("/spare", "so that inode numbers differ");
        for (String file : List.of("default/00000001", "default/00000002")) {
            String path = "/writable-tokens/.tokenkeeper/" + file;
            copy.disk.put(path, pod.disk.read(Path.of(path), 1 << 20));
        }
        copy.disk.put(Pod.LIVE, pod.live());

        assertThat(copy.init().result()).isEqualTo(Result.UNCHANGED);
        copy.secret(NEWER.replace("2024.1", "2025.1"));
        assertThat(copy.init().result()).isEqualTo(Result.MERGED);
        assertThat(copy.live()).isEqualTo(NEWER.replace("2024.1", "2025.1").replace("Counter: 3", "Counter: 7"));
    }
}
