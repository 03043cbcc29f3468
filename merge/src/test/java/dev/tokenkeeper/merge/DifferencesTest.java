package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
    @Test
    void areToldByPathWithCommentsBesideTheirEntries() {
        assertThat(between(Format.ENV, "# c\nA=1\nB=2\n", "A=1 # x\nC=2\n"))
                .containsExactlyInAnyOrder("/A#above REMOVED", "/A#beside ADDED", "/B REMOVED", "/C ADDED");
        assertThat(between(Format.JSON, "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":\"1\"}}"))
                .containsExactly("/a/b CHANGED");
    }

    @Test
    void areNoneWhereOnlyTheLookDiffers() {
        assertThat(between(Format.ENV, "A='1'\n\n", "export A = 1")).isEmpty();
        assertThat(between(Format.PROPERTIES, "a = 1\n", "a:\\\n  1\r\n")).isEmpty();
    }

    @Test
    void ofTextAreRunsOfLines() {
        assertThat(between(Format.TEXT, "a\nb\nc\n", "x\na\nc\nd\n"))
                .containsExactly("/0 ADDED", "/2 REMOVED", "/3 ADDED");
    }

    @Test
    void ofWhatCannotBeTakenApartAreOne() {
        assertThat(between(Format.JSON, "{", "{}")).containsExactly(" CHANGED");
        assertThat(between(Format.OPAQUE, "a", "b")).containsExactly(" CHANGED");
        assertThat(between(Format.OPAQUE, "a", "a")).isEmpty();
    }

    @Test
    void showTheirTextsToWhoAsksAndNobodyElse() {
        List<Revealed> revealed = Differences.revealed(
                Format.LICENSE_TEXT, Merging.content("Key: hunter1\n"), Merging.content("Key: hunter2\n"));
        assertThat(revealed).hasSize(1);
        assertThat(revealed.getFirst().from()).isEqualTo("hunter1");
        assertThat(revealed.getFirst().to()).isEqualTo("hunter2");
        assertThat(revealed + " " + revealed.getFirst().change()).doesNotContain("hunter");
    }

    private static List<String> between(Format format, String from, String to) {
        return Differences.between(format, Merging.content(from), Merging.content(to)).stream()
                .map(change -> change.path() + " " + change.kind())
                .toList();
    }
}
