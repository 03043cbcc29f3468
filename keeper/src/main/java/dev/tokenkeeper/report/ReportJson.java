package dev.tokenkeeper.report;

import dev.tokenkeeper.content.Words;
import java.util.List;

/**
 * Reports as JSON on one line. The layouts are published as schemas ({@code docs/schema}); {@code version} changes when
 * a reader would have to. No value of a token is in any report, so none can be in the text.
 */
public final class ReportJson {
    private ReportJson() {}

    /** A pass report. */
    public static String of(PassReport report) {
        JsonText json = head("PassReport").name("generation").value(report.generation());
        FileJson.files(json, report.files());
        FileJson.reasons(json, report.reasons());
        return json.close('}').toString();
    }

    /** A pass report in at most 1,000 bytes of UTF-8, summary first; {@code more} counts what was cut. */
    public static String brief(PassReport report) {
        return new BriefReport(report).text();
    }

    /** A merge report. */
    public static String of(MergeReport report) {
        JsonText json = head("MergeReport");
        FileJson.files(json, List.of(report.file()));
        return json.close('}').toString();
    }

    /** A status report. */
    public static String of(StatusReport report) {
        JsonText json = head("StatusReport").name("generation").value(report.generation());
        FileJson.files(json, report.files());
        FileJson.reasons(json, report.reasons());
        return json.close('}').toString();
    }

    /** The revisions of a delivery, newest first. */
    public static String history(List<Revision> revisions) {
        JsonText json = head("History").name("revisions").open('[');
        for (Revision revision : revisions) {
            json.open('{').name("revision").value(revision.revision());
            json.name("cause").value(Words.camel(revision.cause()));
            json.name("kind").value(Words.camel(revision.kind()));
            json.name("files").open('[');
            for (Revision.FileRevision file : revision.files()) {
                json.open('{').name("path").value(file.path());
                json.name("changed").value(file.changed());
                json.name("base").value(file.base());
                json.name("published").value(file.published());
                json.name("conflicts").value(file.conflicts()).close('}');
            }
            json.close(']').close('}');
        }
        return json.close(']').close('}').toString();
    }

    /** What a look at every stored byte came to. */
    public static String of(VerifyReport report) {
        JsonText json = head("VerifyReport").name("generations").value(report.generations());
        json.name("damaged").open('[');
        for (int number : report.damaged()) {
            json.value(number);
        }
        json.close(']').name("files").open('[');
        for (VerifyReport.LiveMatch file : report.files()) {
            json.open('{').name("path").value(file.path());
            json.name("present").value(file.present());
            json.name("same").value(file.same()).close('}');
        }
        json.close(']');
        FileJson.reasons(json, report.reasons());
        return json.close('}').toString();
    }

    /** The differences of two versions, by place, without the bytes. */
    public static String diff(List<FileDiff> diffs) {
        JsonText json = head("Diff").name("files").open('[');
        for (FileDiff diff : diffs) {
            json.open('{').name("path").value(diff.path());
            json.name("format").value(diff.format().word());
            json.name("same").value(diff.isSame());
            json.name("places").open('[');
            for (FileDiff.Place place : diff.places()) {
                json.open('{').name("path").value(place.path());
                json.name("kind").value(place.kind());
                json.name("from").value(place.from());
                json.name("to").value(place.to()).close('}');
            }
            json.close(']').close('}');
        }
        return json.close(']').close('}').toString();
    }

    static JsonText head(String kind) {
        JsonText json = new JsonText().open('{').name("version").value(PassReport.VERSION);
        return json.name("kind").value(kind);
    }
}
