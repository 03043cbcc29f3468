package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Numbers;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.ReasonLines;
import dev.tokenkeeper.cli.talk.Table;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.RealDisk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The verbs that change what is live or what is known of it: rollback, resolve, adopt, restore. */
final class Changes {
    private Changes() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Settings settings = SettingsReader.read(arguments);
        Keeper keeper = new Keeper(Machine.disk(settings), settings.spec(), Machine.surroundings(settings));
        PassReport report = switch (arguments.verb()) {
            case ROLLBACK ->
                keeper.rollback(Numbers.parse("REV", arguments.operands().getFirst(), 1));
            case RESOLVE -> keeper.resolve(arguments.operands().getFirst(), side(arguments));
            case ADOPT -> keeper.adopt(base(arguments));
            case RESTORE -> keeper.restore();
            default -> throw new IllegalStateException("no verb that changes");
        };
        console.data(table(report, settings.dryRun()));
        new ReasonLines(console).tell(report);
        ExitStatus status = ExitStatus.of(report, false);
        // A person asked for it and has to be told that it did not come to be, however good the file is that stayed.
        boolean done = report.files().stream().noneMatch(file -> file.result() == Result.FAILED);
        return done ? status.code() : status.or(ExitStatus.ERROR).code();
    }

    private static Conflict.Side side(Arguments arguments) throws UsageException {
        return switch (Words.plain(arguments.required(Flags.TAKE))) {
            case "ours" -> Conflict.Side.OURS;
            case "theirs" -> Conflict.Side.THEIRS;
            default -> throw new UsageException(arguments.place(Flags.TAKE), "has to be ours or theirs");
        };
    }

    private static @Nullable Content base(Arguments arguments) throws UsageException {
        String base = arguments.required(Flags.BASE);
        if (base.equals("none")) {
            return null;
        }
        try {
            return RealDisk.create().read(Path.of(base), Limits.DEFAULT.bytes());
        } catch (DiskException e) {
            throw new UsageException(arguments.place(Flags.BASE), "cannot be read");
        }
    }

    private static String table(PassReport report, boolean dryRun) {
        StringBuilder text = new StringBuilder(dryRun ? "Nothing was written. It would come to:\n" : "");
        text.append("Generation ").append(report.generation()).append('\n');
        Table files = new Table("FILE", "STATE", "RESULT", "CONFLICTS");
        for (FileReport file : report.files()) {
            files.row(
                    file.path(),
                    Words.camel(file.state()),
                    Words.camel(file.result()),
                    Integer.toString(file.conflicts().size()));
        }
        return report.files().isEmpty() ? text.toString() : text + files.text();
    }
}
