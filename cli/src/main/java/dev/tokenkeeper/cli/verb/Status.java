package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.Table;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.ReportJson;
import dev.tokenkeeper.report.StatusReport;

/**
 * The verb {@code status}: how a delivery stands. Conflicts, or no state at all, are an answer and no failure; damage is
 * one.
 */
final class Status {
    private Status() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Output output = Output.of(arguments);
        Settings settings = SettingsReader.read(arguments);
        boolean reveal = Diff.reveals(arguments, console);
        Keeper keeper = new Keeper(Machine.disk(settings), settings.spec(), Machine.surroundings(settings));
        StatusReport report = keeper.status();
        if (output != Output.TABLE) {
            console.data(output.text(ReportJson.of(report)));
        } else {
            console.data(table(settings, report));
            console.data(reveal ? "\n" + Diff.text(keeper.diff(), true) : "");
        }
        return Looking.failure(report, console).code();
    }

    private static String table(Settings settings, StatusReport report) {
        String name = settings.spec().name();
        if (report.generation() == 0 && report.files().isEmpty()) {
            return "Nothing is delivered here under the name " + name + ".\n";
        }
        Table files = new Table("FILE", "STATE", "RESULT", "SOURCE", "APP", "CONFLICTS");
        Table conflicts = new Table("CONFLICT", "REASON", "KEPT", "OURS", "THEIRS");
        boolean any = false;
        for (FileReport file : report.files()) {
            files.row(
                    file.path(),
                    Words.camel(file.state()),
                    Words.camel(file.result()),
                    Integer.toString(file.fromSource()),
                    Integer.toString(file.fromApp()),
                    Integer.toString(file.conflicts().size()));
            for (ConflictReport conflict : file.conflicts()) {
                any = true;
                conflicts.row(
                        file.path() + "#" + conflict.path(),
                        conflict.reason(),
                        conflict.kept(),
                        conflict.ours(),
                        conflict.theirs());
            }
        }
        String head = "Delivery " + name + ", generation " + report.generation() + "\n";
        return head + files.text() + (any ? "\n" + conflicts.text() : "");
    }
}
