package dev.tokenkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.delivery.DeliveryState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of exit codes. */
class ExitStatusTest {
    @ParameterizedTest(name = "{0}, good token {1}, strict {2}: {3}")
    @CsvSource({
        "STALE_SOURCE, true, true, 0",
        "LATE_WRITE, false, true, 0",
        "CONFLICT, true, false, 0",
        "CONFLICT, true, true, 3",
        "CONFLICT_FAILED, true, false, 3",
        "CONFLICT_FAILED, true, true, 3",
        "KEY_NOT_READY, true, false, 0",
        "KEY_NOT_READY, true, true, 4",
        "KEY_NOT_READY, false, false, 4",
        "SOURCE_FOLDER_MISSING, false, false, 4",
        "SOURCE_UNPARSABLE, false, true, 4",
        "TARGET_FULL, true, false, 1",
        "BUSY, false, false, 1",
        "STATE_UNREADABLE, false, true, 1",
        "STATE_DAMAGED, true, false, 0",
        "STATE_DAMAGED, true, true, 5",
        "STATE_NEWER, true, false, 5",
    })
    void aReasonComesTo(ReasonCode code, boolean good, boolean strict, int expected) {
        PassReport ofFile = new PassReport(1, List.of(file(good, code)), List.of());
        assertThat(ExitStatus.of(ofFile, strict).code()).as("of a file").isEqualTo(expected);
        PassReport ofAll = new PassReport(1, List.of(file(good)), List.of(reason(code)));
        assertThat(ExitStatus.of(ofAll, strict).code()).as("of the delivery").isEqualTo(expected);
    }

    @Test
    void ofSeveralFilesTheGravestCounts() {
        List<ReasonCode> rising = List.of(
                ReasonCode.REORDERED,
                ReasonCode.CONFLICT_FAILED,
                ReasonCode.SOURCE_EMPTY,
                ReasonCode.TARGET_FULL,
                ReasonCode.STATE_NEWER);
        List<Integer> codes = List.of(0, 3, 4, 1, 5);
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                PassReport report =
                        new PassReport(1, List.of(file(false, rising.get(i)), file(false, rising.get(j))), List.of());
                assertThat(ExitStatus.of(report, false).code()).isEqualTo(codes.get(Math.max(i, j)));
            }
        }
    }

    @Test
    void openConflictsFailOnlyAStrictStart() {
        ConflictReport conflict = new ConflictReport("/a", "BothChanged", "ours", "", "", false);
        FileReport file = new FileReport(
                "a", DeliveryState.SETTLED, Result.UNCHANGED, true, 0, 0, List.of(conflict), List.of(), "");
        PassReport report = new PassReport(1, List.of(file), List.of());
        assertThat(ExitStatus.of(report, false).code()).isZero();
        assertThat(ExitStatus.of(report, true).code()).isEqualTo(3);
    }

    @Test
    void aSourceThatCannotBeReadIsGraveWhereNothingIsKnownOfAnyFile() {
        PassReport report = new PassReport(0, List.of(), List.of(reason(ReasonCode.SOURCE_FOLDER_MISSING)));
        assertThat(ExitStatus.of(report, false).code()).isEqualTo(4);
    }

    @Test
    void nothingToDoIsDone() {
        assertThat(ExitStatus.of(new PassReport(0, List.of(), List.of()), true).code())
                .isZero();
        assertThat(ExitStatus.of(new PassReport(1, List.of(file(true)), List.of()), true)
                        .code())
                .isZero();
    }

    private static FileReport file(boolean good, ReasonCode... codes) {
        List<Reason> reasons =
                List.of(codes).stream().map(ExitStatusTest::reason).toList();
        return new FileReport("a", DeliveryState.SETTLED, Result.UNCHANGED, good, 0, 0, List.of(), reasons, "");
    }

    private static Reason reason(ReasonCode code) {
        return new Reason(code, "", "");
    }
}
