package dev.tokenkeeper.report;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * A pass report that fits where room is short: a pod's termination message (12 KiB shared by all containers).
 *
 * <p>The summary comes first and its counts are always whole; then files, whose conflicts are cut before a file is left
 * out. {@code more} says how many were cut. The text is valid JSON whatever is cut.
 */
final class BriefReport {
    /** What a container of a pod may take. */
    static final int BYTES = 1000;

    private static final int REASONS = 8;

    private final PassReport report;

    BriefReport(PassReport report) {
        this.report = report;
    }

    /** The report with as much as fits into {@link #BYTES}. */
    String text() {
        int conflicts = 0;
        for (FileReport file : report.files()) {
            conflicts = Math.max(conflicts, file.conflicts().size());
        }
        for (int each = conflicts; each > 0; each /= 2) {
            String text = text(report.files().size(), each);
            if (fits(text)) {
                return text;
            }
        }
        for (int files = report.files().size(); files > 0; files--) {
            String text = text(files, 0);
            if (fits(text)) {
                return text;
            }
        }
        return text(0, 0);
    }

    private static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= BYTES;
    }

    private String text(int files, int conflicts) {
        JsonText json = ReportJson.head("PassReport").name("generation").value(report.generation());
        summary(json.name("summary"));
        json.name("files").open('[');
        for (int i = 0; i < files; i++) {
            file(json, report.files().get(i), conflicts);
        }
        json.close(']');
        if (files < report.files().size()) {
            json.name("more").value(report.files().size() - files);
        }
        return json.close('}').toString();
    }

    private void summary(JsonText json) {
        int good = 0;
        int conflicts = 0;
        for (FileReport file : report.files()) {
            good += file.good() ? 1 : 0;
            conflicts += file.conflicts().size();
        }
        json.open('{').name("files").value(report.files().size());
        json.name("good").value(good).name("conflicts").value(conflicts);
        json.name("reasons").open('[');
        Set<ReasonCode> said = EnumSet.noneOf(ReasonCode.class);
        int left = say(json, report.reasons(), said, REASONS);
        for (FileReport file : report.files()) {
            left = say(json, file.reasons(), said, left);
        }
        json.close(']').close('}');
    }

    private static int say(JsonText json, Iterable<Reason> reasons, Set<ReasonCode> said, int left) {
        int room = left;
        for (Reason reason : reasons) {
            if (room > 0 && said.add(reason.code())) {
                json.value(reason.code().word());
                room--;
            }
        }
        return room;
    }

    private static void file(JsonText json, FileReport file, int conflicts) {
        json.open('{');
        FileJson.outcome(json, file);
        json.name("conflicts").open('[');
        int shown = Math.min(conflicts, file.conflicts().size());
        for (int i = 0; i < shown; i++) {
            ConflictReport conflict = file.conflicts().get(i);
            json.open('{').name("path").value(conflict.path());
            json.name("kept").value(conflict.kept()).close('}');
        }
        json.close(']');
        if (shown < file.conflicts().size()) {
            json.name("more").value(file.conflicts().size() - shown);
        }
        json.name("source").value(file.source().text()).close('}');
    }
}
