package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the passes came to, for health checks and for Prometheus (text format 0.0.4). Labels are words of closed lists,
 * never a path or a value.
 *
 * <p>Thread-safe.
 */
final class Figures {
    private final String version;
    private final Map<Result, Long> results = new EnumMap<>(Result.class);
    private final Map<ReasonCode, Long> rejected = new EnumMap<>(ReasonCode.class);
    private @Nullable PassReport latest;
    private long lastSuccessMillis;

    Figures(String version) {
        this.version = version;
        for (Result result : Result.values()) {
            results.put(result, 0L);
        }
    }

    /** Counts one pass that ended at {@code millis} of the wall clock, which is only shown. */
    synchronized void count(PassReport report, long millis) {
        latest = report;
        for (FileReport file : report.files()) {
            results.merge(file.result(), 1L, Long::sum);
            file.reasons().forEach(this::countRejection);
        }
        report.reasons().forEach(this::countRejection);
        if (Verdict.worked(report)) {
            lastSuccessMillis = millis;
        }
    }

    private void countRejection(Reason reason) {
        if (reason.code().severity() == ReasonCode.Severity.SOURCE) {
            rejected.merge(reason.code(), 1L, Long::sum);
        }
    }

    /** The report of the latest pass; null before the first one. */
    synchronized @Nullable PassReport latest() {
        return latest;
    }

    /** Whether a good token is live for every file. */
    synchronized boolean ready() {
        PassReport report = latest;
        return report != null
                && !report.files().isEmpty()
                && report.files().stream().allMatch(FileReport::good);
    }

    /** All figures in Prometheus' text format. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        head(text, "tokenkeeper_merge_total", "counter", "Files by what a pass did with them.");
        results.forEach((result, count) -> text.append("tokenkeeper_merge_total{result=\"")
                .append(Words.camel(result))
                .append("\"} ")
                .append(count)
                .append('\n'));
        head(text, "tokenkeeper_source_rejected_total", "counter", "Sources that were not taken.");
        rejected.forEach((code, count) -> text.append("tokenkeeper_source_rejected_total{reason=\"")
                .append(code.word())
                .append("\"} ")
                .append(count)
                .append('\n'));
        int conflicts = 0;
        PassReport report = latest;
        if (report != null) {
            for (FileReport file : report.files()) {
                conflicts += file.conflicts().size();
            }
        }
        head(text, "tokenkeeper_conflicts", "gauge", "Open conflicts.");
        text.append("tokenkeeper_conflicts ").append(conflicts).append('\n');
        head(text, "tokenkeeper_generation", "gauge", "The newest generation.");
        text.append("tokenkeeper_generation ")
                .append(report == null ? 0 : report.generation())
                .append('\n');
        head(text, "tokenkeeper_ready", "gauge", "1 if a good token is live for every file.");
        text.append("tokenkeeper_ready ").append(ready() ? 1 : 0).append('\n');
        head(text, "tokenkeeper_last_success_timestamp_seconds", "gauge", "When a pass last ended without an error.");
        text.append("tokenkeeper_last_success_timestamp_seconds ")
                .append(lastSuccessMillis / 1000)
                .append('\n');
        head(text, "tokenkeeper_build_info", "gauge", "The program's version.");
        text.append("tokenkeeper_build_info{version=\"").append(version).append("\"} 1\n");
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
