package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PickTest {
    private static final String INTO = "# c\nA=1\n\nB=\"2\" # two\nC=3\n";
    private static final String FROM = "# d\nA='9'\nB=8 # eight\nN=7\n";

    @ParameterizedTest
    @CsvSource({
        "/A, '# c\nA=9\n\nB=\"2\" # two\nC=3\n'",
        "/A#above, '# d\nA=1\n\nB=\"2\" # two\nC=3\n'",
        "/B, '# c\nA=1\n\nB=\"8\" # two\nC=3\n'",
        "/B#beside, '# c\nA=1\n\nB=\"2\" # eight\nC=3\n'",
        "/C, '# c\nA=1\n\nB=\"2\" # two\n'",
        "/N, '# c\nA=1\n\nB=\"2\" # two\nN=7\nC=3\n'",
        "/unknown, '# c\nA=1\n\nB=\"2\" # two\nC=3\n'",
        "'', '# d\nA=''9''\nB=8 # eight\nN=7\n'"
    })
    void takesOnePlaceAndLeavesAllOtherBytes(String path, String expected) {
        assertThat(take(Format.ENV, INTO, FROM, path)).isEqualTo(expected);
    }

    @Test
    void aPathCountsInOursBeforeItCountsInTheirs() {
        assertThat(take(Format.JSON, "[\"a\", \"c\"]", "[\"a\", \"b\", \"c\"]", "/1"))
                .isEqualTo("[\"a\", \"b\", \"c\"]");
        assertThat(take(Format.JSON, "{\"x\": {\"y\": 1, \"z\": 2}}", "{\"x\": {\"y\": 3}}", "/x"))
                .isEqualTo("{\"x\": {\"y\": 3}}");
    }

    @Test
    void aPathGoesOnInAValueThatIsADocumentByARule() {
        String into = "a = {\"x\":1,\"y\":1}\n";
        String from = "a = {\"x\": 2, \"y\": 2}\n";
        FieldPolicy rule = new FieldPolicy(NodePath.parse("/a"), FieldPolicy.Type.MERGE, Format.JSON, null);
        NodePath path = NodePath.parse("/a/y");
        MergeOutcome ruled = Pick.take(Format.INI, List.of(rule), Merging.content(into), Merging.content(from), path);
        assertThat(((MergeOutcome.Merged) ruled).content()).isEqualTo(Merging.content("a = {\"x\":1,\"y\":2}\n"));
        assertThat(take(Format.INI, into, from, "/a/y")).isEqualTo(into);
    }

    @Test
    void takesARunOfLines() {
        assertThat(take(Format.TEXT, "a\nb\nc\nd\n", "a\nB\nc\nD\n", "/3")).isEqualTo("a\nb\nc\nD\n");
    }

    @Test
    void takingEachDifferenceMakesThemEqual() {
        String into = INTO;
        for (PathChange change : Differences.between(Format.ENV, Merging.content(FROM), Merging.content(INTO))) {
            into = take(Format.ENV, into, FROM, change.path());
        }
        assertThat(Differences.between(Format.ENV, Merging.content(FROM), Merging.content(into)))
                .isEmpty();
    }

    private static String take(Format format, String into, String from, String path) {
        MergeOutcome outcome = Pick.take(format, Merging.content(into), Merging.content(from), NodePath.parse(path));
        return Merging.text(((MergeOutcome.Merged) outcome).content());
    }
}
