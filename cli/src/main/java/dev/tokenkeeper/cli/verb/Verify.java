package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.start.ProgressLine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.ReasonLines;
import dev.tokenkeeper.cli.talk.Table;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.ReportJson;
import dev.tokenkeeper.report.VerifyReport;

/** The verb {@code verify}: looks at every stored byte. Damage is exit 5, always. */
final class Verify {
    private Verify() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Output output = Output.of(arguments);
        if (arguments.given(Flags.ROUNDTRIP) != null) {
            return RoundtripTool.run(arguments, output, console);
        }
        Settings settings = SettingsReader.read(arguments);
        VerifyReport report = new Keeper(
                        Machine.disk(settings),
                        settings.spec(),
                        Machine.surroundings(settings).telling(new ProgressLine(console)))
                .verify();
        console.data(output == Output.TABLE ? table(report) : output.text(ReportJson.of(report)));
        ExitStatus status = report.damaged().isEmpty() ? ExitStatus.DONE : ExitStatus.INTEGRITY;
        return status.or(Looking.failure("", report.reasons(), new ReasonLines(console)))
                .code();
    }

    private static String table(VerifyReport report) {
        StringBuilder text = new StringBuilder();
        text.append(report.generations()).append(" generations whole, ");
        text.append(report.damaged().size()).append(" damaged");
        for (int number : report.damaged()) {
            text.append(' ').append(number);
        }
        text.append('\n');
        Table files = new Table("FILE", "LIVE");
        for (VerifyReport.LiveMatch file : report.files()) {
            files.row(file.path(), !file.present() ? "missing" : file.same() ? "as published" : "edited since");
        }
        return report.files().isEmpty() ? text.toString() : text + files.text();
    }
}
