package dev.tokenkeeper.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReportJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No value of a token is in any report, whatever happens to it. */
class SilenceTest {
    private static final String SECRET = "hunter2";

    private static String json(String password, int seats) {
        return "{\"product\": \"A\", \"password\": \"" + password + "\", \"seats\": " + seats + "}\n";
    }

    @Test
    void noReportHoldsAValue() {
        for (ConflictPolicy policy : ConflictPolicy.values()) {
            Pod pod = Pod.fresh()
                    .onlyFile("token.json", Pod.FILE, Format.JSON)
                    .rule(Pod.rule("contains:product"))
                    .onConflict(policy)
                    .secret("token.json", json(SECRET + "-1", 3));
            List<String> told = new ArrayList<>();
            tell(told, pod.report(PassTrigger.INIT));
            pod.appWrites(json(SECRET + "-2", 4)).secret("token.json", json(SECRET + "-3", 5));
            told.add(ReportJson.of(pod.keeper().status()));
            told.add(pod.keeper().diff().toString());
            tell(told, pod.report(PassTrigger.INIT));
            tell(told, pod.secret("token.json", json(SECRET + "-4", 5) + "{").report(PassTrigger.INIT));
            tell(
                    told,
                    pod.secret("token.json", "{\"password\": \"" + SECRET + "\"}")
                            .report(PassTrigger.INIT));
            tell(told, pod.appWrites("{\"password\": \"" + SECRET).report(PassTrigger.INIT));
            tell(told, pod.keeper().rollback(1));
            told.add(ReportJson.history(pod.keeper().history()));
            told.add(pod.keeper().history().toString());
            told.add(pod.keeper().verify().toString());
            told.add(pod.keeper().diff(1, 2).toString());

            assertThat(told).hasSizeGreaterThan(12);
            assertThat(told).noneMatch(text -> text.contains(SECRET) || text.contains("\"A\""));
            assertThat(told)
                    .noneMatch(text -> text.contains(
                            Pod.content(json(SECRET + "-1", 3)).digest().hex()));
        }
    }

    private static void tell(List<String> told, PassReport report) {
        told.add(ReportJson.of(report));
        told.add(report.toString());
    }
}
