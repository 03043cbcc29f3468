package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.List;

/** Pass reports for tests. */
final class Reports {
    private Reports() {}

    static PassReport of(int generation, Result result, ReasonCode... codes) {
        List<Reason> reasons = List.of(codes).stream()
                .map(code -> new Reason(code, "line 3", "look"))
                .toList();
        boolean good = result != Result.FAILED && result != Result.REFUSED;
        FileReport file =
                new FileReport("license.token", DeliveryState.SETTLED, result, good, 1, 2, List.of(), reasons, "abc");
        return new PassReport(generation, List.of(file), List.of());
    }
}
