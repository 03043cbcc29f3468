package dev.tokenkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Generation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports follow the published schemas, word for word. */
class ReportJsonTest {
    private static final String MASK = "0123456789ab";

    @Test
    void aPassReportIsWrittenInTheOrderOfTheContract() throws IOException {
        FileReport file = new FileReport(
                "license.token",
                DeliveryState.BOTH_CHANGED,
                Result.MERGED,
                true,
                2,
                2,
                List.of(new ConflictReport("/Expiry", "BothChanged", "ours", MASK, "", true)),
                List.of(),
                MASK);
        PassReport report =
                new PassReport(17, List.of(file), List.of(new Reason(ReasonCode.PUBLISH_WINDOW, "", "nothing")));

        assertThat(ReportJson.of(report))
                .isEqualTo("{\"version\":1,\"kind\":\"PassReport\",\"generation\":17,\"files\":["
                        + "{\"path\":\"license.token\",\"state\":\"BothChanged\",\"result\":\"Merged\",\"good\":true,"
                        + "\"fromSource\":2,\"fromApp\":2,\"conflicts\":[{\"path\":\"/Expiry\",\"kept\":\"ours\","
                        + "\"reason\":\"BothChanged\",\"ours\":\"0123456789ab\",\"theirs\":\"\",\"fresh\":true}],"
                        + "\"reasons\":[],\"source\":\"0123456789ab\"}],"
                        + "\"reasons\":[{\"code\":\"PublishWindow\",\"detail\":\"\",\"next\":\"nothing\"}]}");
        assertThat(Schema.named("pass-report").problems(ReportJson.of(report))).isEmpty();
    }

    @Test
    void eachKindOfReportFollowsItsSchema() throws IOException {
        FileReport file = file("a/\"b\"\n\u0001\u00e9\ud83d\ude00", 3);
        List<Reason> reasons = List.of(new Reason(ReasonCode.STATE_DAMAGED, "00000003", "tokenkeeper verify"));
        Revision revision = new Revision(
                2, Cause.BOTH, Generation.Kind.PUBLISH, List.of(new Revision.FileRevision("a", true, MASK, MASK, 1)));
        VerifyReport verify =
                new VerifyReport(3, List.of(2), List.of(new VerifyReport.LiveMatch("a", true, false)), reasons);

        assertThat(Schema.named("pass-report").problems(ReportJson.of(new PassReport(0, List.of(file), reasons))))
                .isEmpty();
        assertThat(Schema.named("status-report").problems(ReportJson.of(new StatusReport(4, List.of(file), reasons))))
                .isEmpty();
        assertThat(Schema.named("merge-report").problems(ReportJson.of(new MergeReport(file))))
                .isEmpty();
        assertThat(Schema.named("history").problems(ReportJson.history(List.of(revision))))
                .isEmpty();
        assertThat(Schema.named("verify-report").problems(ReportJson.of(verify)))
                .isEmpty();
        FileDiff diff = new FileDiff(
                "a", Format.JSON, null, Content.EMPTY, List.of(new FileDiff.Place("/a", "Added", "", MASK)));
        assertThat(Schema.named("diff").problems(ReportJson.diff(List.of(diff))))
                .isEmpty();
    }

    @Test
    void theCheckerFindsWhatASchemaForbids() throws IOException {
        Schema schema = Schema.named("pass-report");
        String good = ReportJson.of(new PassReport(1, List.of(file("a", 1)), List.of()));
        assertThat(schema.problems(good)).isEmpty();
        assertThat(schema.problems(good.replace("\"version\":1", "\"version\":2")))
                .containsExactly("/version breaks const");
        assertThat(schema.problems(good.replace("\"Merged\"", "\"Mixed\"")))
                .containsExactly("/files/*/result breaks enum");
        assertThat(schema.problems(good.replace("\"kept\"", "\"keeps\""))).hasSize(2);
        assertThat(schema.problems(good.replace(MASK, "secret"))).isNotEmpty();
    }

    @Test
    void theListsInTheSchemasAreTheListsInTheCode() throws IOException {
        assertThat(list("file", "properties", "state", "enum")).isEqualTo(words(DeliveryState.values()));
        assertThat(list("file", "properties", "result", "enum")).isEqualTo(words(Result.values()));
        assertThat(list("file", "properties", "reasons", "items", "properties", "code", "enum"))
                .isEqualTo(words(ReasonCode.values()));
        for (String name : List.of("pass-report", "status-report", "verify-report")) {
            assertThat(list(name, "properties", "reasons", "items", "properties", "code", "enum"))
                    .isEqualTo(words(ReasonCode.values()));
        }
        assertThat(list("diff", "properties", "files", "items", "properties", "format", "enum"))
                .isEqualTo(Arrays.stream(Format.values()).map(Format::word).toList());
        assertThat(list("history", "properties", "revisions", "items", "properties", "cause", "enum"))
                .isEqualTo(words(Cause.values()));
    }

    @Test
    void theShortFormHas1000BytesAtMostAndCountsWhatItCuts() throws IOException {
        for (int files : new int[] {0, 1, 2, 5, 20, 300}) {
            for (int conflicts : new int[] {0, 1, 7, 60}) {
                for (String name : List.of("a", "\u00e9\ud83d\ude00\u0001".repeat(9), "x".repeat(1200))) {
                    checkShortForm(files, conflicts, name);
                }
            }
        }
    }

    private static void checkShortForm(int files, int conflicts, String name) throws IOException {
        List<FileReport> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            all.add(file(name + i, conflicts));
        }
        List<Reason> every = Arrays.stream(ReasonCode.values())
                .map(code -> new Reason(code, "", ""))
                .toList();
        String text = ReportJson.brief(new PassReport(12345678, all, every));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1000);
        assertThat(text).startsWith("{\"version\":1,\"kind\":\"PassReport\",\"generation\":12345678,\"summary\":{");
        assertThat(Schema.named("pass-report").problems(text)).isEmpty();
        Map<?, ?> tree = (Map<?, ?>) JsonTree.parse(text);
        Map<?, ?> summary = (Map<?, ?>) tree.get("summary");
        assertThat(summary.get("files")).isEqualTo((long) files);
        assertThat(summary.get("conflicts")).isEqualTo((long) files * conflicts);
        List<?> shown = (List<?>) tree.get("files");
        assertThat(shown.size() + more(tree)).isEqualTo(files);
        for (Object file : shown) {
            int told = ((List<?>) ((Map<?, ?>) file).get("conflicts")).size();
            assertThat(told + more((Map<?, ?>) file)).isEqualTo(conflicts);
        }
    }

    @Test
    void theShortFormCutsNothingThatFits() {
        String text = ReportJson.brief(new PassReport(1, List.of(file("license.token", 4)), List.of()));
        assertThat(text).doesNotContain("more").contains("/k3");
    }

    @Test
    void eachReasonIsExplainedInSentencesOfItsOwn() {
        for (ReasonCode code : ReasonCode.values()) {
            Explanation explanation = Explanation.of(code);
            assertThat(explanation.sentence()).as(code.word()).matches("[a-z0-9].{9,}[^.]");
            assertThat(explanation.cause()).as(code.word()).matches("[A-Z0-9-].{9,}\\.");
            assertThat(explanation.fix()).as(code.word()).matches("[A-Z0-9-].{9,}\\.|Nothing to do\\.");
        }
        assertThat(Arrays.stream(ReasonCode.values())
                        .map(code -> Explanation.of(code).sentence())
                        .distinct())
                .hasSize(ReasonCode.values().length);
    }

    private static long more(Map<?, ?> object) {
        return object.get("more") instanceof Long count ? count : 0;
    }

    private static Object list(String schema, String... way) throws IOException {
        Object at = Schema.named(schema).rules();
        for (String step : way) {
            at = ((Map<?, ?>) at).get(step);
        }
        return at;
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::camel).toList();
    }

    private static FileReport file(String path, int conflicts) {
        List<ConflictReport> open = new ArrayList<>();
        for (int i = 0; i < conflicts; i++) {
            open.add(new ConflictReport("/k" + i, "BothChanged", "ours", MASK, MASK, i == 0));
        }
        return new FileReport(path, DeliveryState.BOTH_CHANGED, Result.MERGED, true, 1, 2, open, List.of(), MASK);
    }
}
