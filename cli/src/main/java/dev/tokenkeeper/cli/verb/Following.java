package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Durations;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Init;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.start.ReportFiles;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.watch.ReloadSignal;
import dev.tokenkeeper.cli.watch.Watch;
import dev.tokenkeeper.cli.watch.WatchSettings;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReportJson;
import dev.tokenkeeper.volume.Disk;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verb {@code watch}. */
final class Following {
    private final Keeper keeper;
    private final Settings settings;
    private final ReportFiles files;
    private @Nullable PassReport last;

    private Following(Keeper keeper, Settings settings, Console console) {
        this.keeper = keeper;
        this.settings = settings;
        this.files = ReportFiles.ofProcess(console);
    }

    static int run(Arguments arguments, String version, Console console) throws UsageException {
        Settings settings = SettingsReader.read(arguments);
        if (settings.dryRun()) {
            return Init.run(settings, console);
        }
        Disk disk = Machine.disk(settings);
        Keeper keeper = new Keeper(disk, settings.spec(), Machine.surroundings(settings));
        return watch(arguments, settings, disk, keeper, version, console).run();
    }

    /** A watch that has not begun. */
    static Watch watch(
            Arguments arguments, Settings settings, Disk disk, Keeper keeper, String version, Console console)
            throws UsageException {
        Following following = new Following(keeper, settings, console);
        return new Watch(
                settings.spec(), settings(arguments), disk, following::pass, ReportJson::of, version, console.err());
    }

    /** A report is written when it says something new. */
    private PassReport pass(PassTrigger trigger) {
        PassReport report = keeper.pass(trigger);
        if (!report.equals(last)) {
            files.write(settings, report);
        }
        last = report;
        return report;
    }

    /** What the arguments ask for beyond the delivery. */
    static WatchSettings settings(Arguments arguments) throws UsageException {
        String period = arguments.value(Flags.PERIOD);
        return new WatchSettings(
                period == null ? WatchSettings.DEFAULT_PERIOD : Durations.parse(arguments.place(Flags.PERIOD), period),
                given(arguments, Flags.HTTP, WatchSettings::address),
                given(arguments, Flags.RELOAD_URL, WatchSettings::url),
                given(arguments, Flags.RELOAD_TOUCH, Path::of),
                given(arguments, Flags.RELOAD_SIGNAL, ReloadSignal::parse));
    }

    private static <T> @Nullable T given(Arguments arguments, Flag flag, Function<String, T> reading)
            throws UsageException {
        String text = arguments.value(flag);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(arguments.place(flag), "is wrong: " + e.getMessage());
        }
    }
}
