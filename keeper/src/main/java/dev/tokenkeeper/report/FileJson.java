package dev.tokenkeeper.report;

import dev.tokenkeeper.content.Words;
import java.util.List;

/** The one file object that all reports share. */
final class FileJson {
    private FileJson() {}

    static void files(JsonText json, List<FileReport> files) {
        json.name("files").open('[');
        for (FileReport file : files) {
            json.open('{');
            outcome(json, file);
            json.name("conflicts").open('[');
            for (ConflictReport conflict : file.conflicts()) {
                conflict(json, conflict);
            }
            json.close(']');
            reasons(json, file.reasons());
            json.name("source").value(file.source().text()).close('}');
        }
        json.close(']');
    }

    /** Path, state, result and counts. */
    static void outcome(JsonText json, FileReport file) {
        json.name("path").value(file.path());
        json.name("state").value(Words.camel(file.state()));
        json.name("result").value(Words.camel(file.result()));
        json.name("good").value(file.good());
        json.name("fromSource").value(file.fromSource());
        json.name("fromApp").value(file.fromApp());
    }

    static void reasons(JsonText json, List<Reason> reasons) {
        json.name("reasons").open('[');
        for (Reason reason : reasons) {
            json.open('{').name("code").value(reason.code().word());
            json.name("detail").value(reason.detail());
            json.name("next").value(reason.next()).close('}');
        }
        json.close(']');
    }

    private static void conflict(JsonText json, ConflictReport conflict) {
        json.open('{').name("path").value(conflict.path());
        json.name("kept").value(conflict.kept());
        json.name("reason").value(conflict.reason());
        json.name("ours").value(conflict.ours());
        json.name("theirs").value(conflict.theirs());
        json.name("fresh").value(conflict.fresh()).close('}');
    }
}
