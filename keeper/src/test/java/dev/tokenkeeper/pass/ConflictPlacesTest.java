package dev.tokenkeeper.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Conflict.Side;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A conflict is called by its place in the live file, whatever came or went above it, and resolve finds it there. */
class ConflictPlacesTest {
    private static final String HEAD = "SOFTWARE_LICENSE_V1\n";
    private static final String BASE = HEAD + "Feature: Reports\nFeature: Export\nSeats: 5\n";

    private static final String THREE = HEAD + "Feature: Reports\nFeature: Core\nFeature: Export\nSeats: 5\n";

    private static Pod repeated() {
        Pod pod = Pod.with(BASE);
        pod.init();
        pod.appReplaces("Export", "Export by us");
        pod.secret(HEAD + "Feature: New\nFeature: Reports\nFeature: Export by them\nSeats: 5\n");
        return pod;
    }

    private static List<String> paths(FileReport file) {
        return file.conflicts().stream().map(ConflictReport::path).toList();
    }

    @Test
    void whatTheSourceInsertedAboveCounts() {
        Pod pod = repeated();

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(HEAD + "Feature: New\nFeature: Reports\nFeature: Export by us\nSeats: 5\n");
        assertThat(paths(file)).containsExactly("/Feature/2");
        pod.keeper().resolve("/Feature/2", Side.THEIRS);
        assertThat(pod.live()).isEqualTo(HEAD + "Feature: New\nFeature: Reports\nFeature: Export by them\nSeats: 5\n");
        assertThat(paths(pod.init())).isEmpty();
    }

    @Test
    void whatTheApplicationInsertsAboveLaterCountsAndIsNoNewConflict() {
        Pod pod = repeated();
        pod.init();
        pod.appReplaces("Feature: New\n", "Feature: Own\nFeature: New\n");

        assertThat(paths(pod.volumeOnly().status().files().getFirst())).containsExactly("/Feature/3");
        FileReport file = pod.wake();

        assertThat(file.result()).isEqualTo(Result.RECORDED);
        assertThat(paths(file)).containsExactly("/Feature/3");
        assertThat(file.conflicts().getFirst().fresh()).isFalse();
        pod.keeper().resolve("license.token#/Feature/3", Side.THEIRS);
        assertThat(pod.live())
                .isEqualTo(HEAD + "Feature: Own\nFeature: New\nFeature: Reports\nFeature: Export by them\nSeats: 5\n");
    }

    @Test
    void whatWasInsertedSinceTheLastPassCountsToo() {
        Pod pod = repeated();
        pod.init();
        pod.appReplaces("Feature: New\n", "Feature: Own\nFeature: New\n");

        assertThat(Pod.reasons(pod.keeper().resolve("/Feature/2", Side.THEIRS)))
                .containsExactly(ReasonCode.NO_SUCH_CONFLICT);
        pod.keeper().resolve("/Feature/3", Side.THEIRS);

        assertThat(pod.live())
                .isEqualTo(HEAD + "Feature: Own\nFeature: New\nFeature: Reports\nFeature: Export by them\nSeats: 5\n");
    }

    @Test
    void aKeyThatBeginsToRepeatGetsAnIndex() {
        Pod pod = Pod.with(HEAD + "Feature: A\nSeats: 5\n");
        pod.init();
        pod.appReplaces("Feature: A", "Feature: B")
                .secret(HEAD + "Feature: C\nSeats: 5\n")
                .init();

        FileReport file =
                pod.appReplaces("Feature: B", "Feature: Z\nFeature: B").wake();

        assertThat(paths(file)).containsExactly("/Feature/1");
        assertThat(file.conflicts().getFirst().fresh()).isFalse();
    }

    @Test
    void itemsOfAListFollowTheirItem() {
        Pod pod = Pod.fresh()
                .onlyFile("hosts.json", Pod.FILE, Format.JSON)
                .secret("hosts.json", "{\"hosts\": [\"a\", \"b\", \"c\"]}\n");
        pod.init();
        pod.appReplaces("\"b\"", "\"b-us\"").secret("hosts.json", "{\"hosts\": [\"new\", \"a\", \"b-them\", \"c\"]}\n");

        assertThat(paths(pod.init())).containsExactly("/hosts/2");
        pod.keeper().resolve("/hosts/2", Side.THEIRS);

        assertThat(pod.live()).isEqualTo("{\"hosts\": [\"new\", \"a\", \"b-them\", \"c\"]}\n");
    }

    @Test
    void theSourcesIndexIsFollowedWhereTheLiveFileHasNothing() {
        Pod pod = Pod.with(BASE);
        pod.init();
        String theirs = HEAD + "Feature: Reports\nFeature: Export by them\nSeats: 5\n";
        pod.appReplaces("Feature: Export\n", "").secret(theirs);
        assertThat(paths(pod.init())).containsExactly("/Feature/1");

        FileReport file = pod.secret(theirs.replace("Feature: Reports", "Feature: New\nFeature: Reports"))
                .init();

        assertThat(paths(file)).containsExactly("/Feature/2");
        assertThat(file.conflicts().getFirst().fresh()).isFalse();
        pod.keeper().resolve("/Feature/2", Side.THEIRS);
        assertThat(pod.live()).isEqualTo(HEAD + "Feature: New\nFeature: Reports\nFeature: Export by them\nSeats: 5\n");
    }

    @Test
    void allOfAFileIsResolvedAtOnceByItsNameOrAPattern() {
        for (String where : List.of(Pod.FILE, Pod.FILE + "#", Pod.FILE + "#/**", "/**")) {
            Pod pod = Pod.with(THREE);
            pod.init();
            pod.appReplaces("Feature: Export\n", "").appReplaces("Reports", "Reports by us");
            pod.appReplaces("Seats: 5", "Seats: 6");
            String theirs = HEAD + "Feature: Reports by them\nFeature: Core\nFeature: Export by them\nSeats: 7\n";
            assertThat(paths(pod.secret(theirs).init())).hasSize(3);

            pod.keeper().resolve(where, Side.THEIRS);

            assertThat(pod.live()).as(where).isEqualTo(theirs);
            assertThat(paths(pod.init())).as(where).isEmpty();
        }
    }

    @Test
    void oneOfSeveralIsResolvedAndTheOthersStayOpenUnderTheirNewPlaces() {
        Pod pod = Pod.with(THREE);
        pod.init();
        pod.appReplaces("Feature: Reports\n", "").appReplaces("Export", "Export by us");
        String theirs = HEAD + "Feature: Reports by them\nFeature: Core\nFeature: Export by them\nSeats: 5\n";
        assertThat(paths(pod.secret(theirs).init())).containsExactlyInAnyOrder("/Feature/0", "/Feature/1");

        FileReport file = Pod.first(pod.keeper().resolve("/Feature/0", Side.THEIRS));

        assertThat(pod.live()).isEqualTo(theirs.replace("Export by them", "Export by us"));
        assertThat(paths(file)).containsExactly("/Feature/2");
        assertThat(file.conflicts().getFirst().fresh()).isFalse();
    }

    @Test
    void runsOfLinesFollowTheirLines() {
        Pod pod =
                Pod.fresh().onlyFile("notes.txt", Pod.FILE, Format.TEXT).secret("notes.txt", "one\ntwo\nthree\nfour\n");
        pod.init();
        pod.appReplaces("three", "3 us").secret("notes.txt", "one\ntwo\n3 them\nfour\n");
        assertThat(paths(pod.init())).containsExactly("/2");

        FileReport file = pod.appReplaces("one\n", "zero\none\n").wake();

        assertThat(paths(file)).containsExactly("/3");
        assertThat(file.conflicts().getFirst().fresh()).isFalse();
        pod.keeper().resolve("/3", Side.THEIRS);
        assertThat(pod.live()).isEqualTo("zero\none\ntwo\n3 them\nfour\n");
    }

    @Test
    void whatCannotBeTakenStaysOpen() {
        Pod pod = Pod.with("defaults: &defaults\n  a: 1\nb: 1\n").onlyFile(Pod.FILE, Pod.FILE, Format.YAML);
        pod.init();
        pod.appWrites("b: 1\nc: 1\n");
        pod.secret("defaults: &defaults\n  a: 1\nb: 2\nyours: *defaults\n");
        assertThat(paths(pod.init())).containsExactly("/yours");

        FileReport file = Pod.first(pod.keeper().resolve("/yours", Side.THEIRS));

        assertThat(file.result()).isEqualTo(Result.FAILED);
        assertThat(Pod.reasons(file)).containsExactly(ReasonCode.FORMAT_REFUSED);
        assertThat(pod.live()).isEqualTo("b: 2\nc: 1\n");
        assertThat(paths(pod.volumeOnly().status().files().getFirst())).containsExactly("/yours");
        pod.keeper().resolve("/yours", Side.OURS);
        assertThat(paths(pod.volumeOnly().status().files().getFirst())).isEmpty();
    }
}
