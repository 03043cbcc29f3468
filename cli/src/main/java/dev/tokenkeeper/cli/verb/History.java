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
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.ReportJson;
import dev.tokenkeeper.report.Revision;
import java.util.List;

/** The verb {@code history}: what became of a delivery, newest first. */
final class History {
    private History() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Output output = Output.of(arguments);
        Settings settings = SettingsReader.read(arguments);
        List<Revision> revisions =
                new Keeper(Machine.disk(settings), settings.spec(), Machine.surroundings(settings)).history();
        if (output != Output.TABLE) {
            console.data(output.text(ReportJson.history(revisions)));
            return ExitStatus.DONE.code();
        }
        Table table = new Table("REVISION", "CAUSE", "KIND", "FILE", "BASE", "PUBLISHED", "CONFLICTS");
        for (Revision revision : revisions) {
            for (Revision.FileRevision file : revision.files()) {
                table.row(
                        Integer.toString(revision.revision()),
                        Words.camel(revision.cause()),
                        Words.camel(revision.kind()),
                        file.path(),
                        file.base(),
                        file.published(),
                        Integer.toString(file.conflicts()));
            }
        }
        console.data(table.text());
        return ExitStatus.DONE.code();
    }
}
