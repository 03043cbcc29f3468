package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Numbers;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.merge.Differences;
import dev.tokenkeeper.merge.Revealed;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileDiff;
import dev.tokenkeeper.report.ReportJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verb {@code diff}: 0 for the same, 1 for a difference, 2 for anything else, as diff(1) has it. */
final class Diff {
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int TROUBLE = 2;

    private Diff() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Output output = Output.of(arguments);
        Settings settings = SettingsReader.read(arguments);
        boolean reveal = reveals(arguments, console);
        Keeper keeper = new Keeper(Machine.disk(settings), settings.spec(), Machine.surroundings(settings));
        if (Looking.failure(keeper.status(), console) != ExitStatus.DONE) {
            return TROUBLE;
        }
        List<FileDiff> diffs = diffs(arguments, keeper);
        if (output != Output.TABLE) {
            console.data(output.text(ReportJson.diff(diffs)));
        } else {
            console.data(text(diffs, reveal));
        }
        for (FileDiff diff : diffs) {
            if (!diff.isSame()) {
                return DIFFERENT;
            }
        }
        return SAME;
    }

    /** Whether values are to be shown; they are for a person's eyes only. */
    static boolean reveals(Arguments arguments, Console console) throws UsageException {
        boolean reveal = arguments.isOn(Flags.REVEAL);
        if (reveal && !console.isTerminal()) {
            throw new UsageException(arguments.place(Flags.REVEAL), "shows values on a terminal only");
        }
        return reveal;
    }

    private static List<FileDiff> diffs(Arguments arguments, Keeper keeper) throws UsageException {
        String from = arguments.value(Flags.FROM);
        String to = arguments.value(Flags.TO);
        if (from == null && to == null) {
            return keeper.diff();
        }
        List<FileDiff> diffs = keeper.diff(revision(arguments, Flags.FROM, from), revision(arguments, Flags.TO, to));
        if (diffs.isEmpty()) {
            throw new UsageException(arguments.place(Flags.FROM), "or --to is no revision; see tokenkeeper history");
        }
        return diffs;
    }

    private static int revision(Arguments arguments, Flag flag, @Nullable String text) throws UsageException {
        if (text == null) {
            throw new UsageException(flag.option(), "is needed too: --from REV --to REV");
        }
        return Numbers.parse(arguments.place(flag), text, 1);
    }

    /** The differences as lines, file by file. */
    static String text(List<FileDiff> diffs, boolean reveal) {
        StringBuilder text = new StringBuilder();
        for (FileDiff diff : diffs) {
            if (!diff.isSame()) {
                text.append(diff.path()).append('\n');
                Content from = diff.from();
                Content to = diff.to();
                if (from == null || to == null) {
                    text.append(from == null ? "+ all of it\n" : "- all of it\n");
                } else if (reveal) {
                    revealed(text, Differences.revealed(diff.format(), from, to));
                } else {
                    places(text, diff.places());
                }
            }
        }
        return text.toString();
    }

    private static void places(StringBuilder text, List<FileDiff.Place> places) {
        for (FileDiff.Place place : places) {
            line(text, '-', place.path(), place.from().isEmpty() ? null : "[" + place.from() + "]");
            line(text, '+', place.path(), place.to().isEmpty() ? null : "[" + place.to() + "]");
        }
    }

    private static void revealed(StringBuilder text, List<Revealed> all) {
        for (Revealed revealed : all) {
            line(text, '-', revealed.change().path(), revealed.from());
            line(text, '+', revealed.change().path(), revealed.to());
        }
    }

    private static void line(StringBuilder text, char sign, String path, @Nullable String value) {
        if (value != null) {
            text.append(sign)
                    .append(' ')
                    .append(path)
                    .append(": ")
                    .append(value.stripTrailing())
                    .append('\n');
        }
    }
}
