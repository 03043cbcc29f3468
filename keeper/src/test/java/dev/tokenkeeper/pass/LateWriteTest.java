package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.BetweenCalls;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.HeldFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application that holds the old file open while a new one is published. */
class LateWriteTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");

    @Test
    void whatIsAppendedToTheReplacedFileIsTakenOnce() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        try (HeldFile held = pod.appHolds()) {
            pod.secret(NEWER).seen();
            held.append("Line: 1\n");

            FileReport file = pod.wake();

            assertThat(pod.live()).isEqualTo(NEWER + "Line: 1\n");
            assertThat(Pod.reasons(file)).containsExactly(ReasonCode.LATE_WRITE);
            assertThat(file.result()).isEqualTo(Result.MERGED);
            assertThat(pod.wake().result()).isEqualTo(Result.UNCHANGED);

            held.append("Line: 2\n");
            pod.wake();
            assertThat(pod.live()).isEqualTo(NEWER + "Line: 1\nLine: 2\n");
        }
    }

    @Test
    void aWriteThatComesDuringThePassIsTakenByThePassItself() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        pod.appAppends("Line: 1\n");
        HeldFile held = pod.appHolds();
        pod.secret(NEWER);
        Disk late = BetweenCalls.afterFirst(pod.disk, "exchange", () -> held.append("Line: 2\n"));

        FileReport file = pod.through(late).seen();

        assertThat(pod.live()).isEqualTo(NEWER + "Line: 1\nLine: 2\n");
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.LATE_WRITE);
    }

    @Test
    void anApplicationThatAppendsAtEveryMomentDoesNotHoldUpADeliveryAndItsLinesStayInOrder() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        List<String> lines = new ArrayList<>();
        Disk busy = BetweenCalls.of(pod.disk, call -> {
            lines.add("# used " + call);
            pod.appAppends("# used " + call + "\n");
        });
        pod.secret(NEWER);

        FileReport file = pod.through(busy).seen();

        assertThat(file.result()).isEqualTo(Result.MERGED);
        assertThat(pod.live()).contains("2025-12-31");
        pod.through(pod.disk).wake();
        assertThat(pod.live()).isEqualTo(NEWER + String.join("\n", lines) + "\n");
    }

    @Test
    void aLateValueForAPlaceThatTheSourceChangedStaysAndIsAnOpenConflict() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        try (HeldFile held = pod.appHolds()) {
            pod.secret(NEWER).seen();
            held.write(TOKEN.replace("2024-12-31", "2030-01-01"));

            FileReport file = pod.wake();

            assertThat(pod.live()).isEqualTo(TOKEN.replace("2024-12-31", "2030-01-01"));
            assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
            assertThat(pod.wake().conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        }
    }

    @Test
    void brokenLateBytesGoToHistoryAndAreToldOnce() {
        Pod pod = Pod.fresh()
                .onlyFile("token.json", Pod.FILE, Format.JSON)
                .secret("token.json", "{\"a\": 1, \"counter\": 3}\n");
        pod.init();
        try (HeldFile held = pod.appHolds()) {
            pod.secret("token.json", "{\"a\": 2, \"counter\": 3}\n").seen();
            held.write("{\"a\": 1, \"coun");

            FileReport file = pod.wake();

            assertThat(pod.live()).isEqualTo("{\"a\": 2, \"counter\": 3}\n");
            assertThat(Pod.reasons(file)).containsExactly(ReasonCode.LATE_WRITE_REFUSED);
            assertThat(pod.wake().reasons()).isEmpty();

            held.write("{\"a\": 1, \"counter\": 4}\n");
            assertThat(Pod.reasons(pod.wake())).containsExactly(ReasonCode.LATE_WRITE);
            assertThat(pod.live()).isEqualTo("{\"a\": 2, \"counter\": 4}\n");
        }
    }

    @Test
    void displacedFilesGoAtALaterStartAndOnlyThen() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        for (int year = 2025; year < 2031; year++) {
            pod.secret(TOKEN.replace("2024-12-31", year + "-12-31")).seen();
        }
        assertThat(displaced(pod)).isEqualTo(6);

        pod.init();

        assertThat(displaced(pod)).isEqualTo(3);
    }

    private static long displaced(Pod pod) {
        return pod.volume().lines().filter(line -> line.contains("/displaced-")).count();
    }
}
