package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.exec.Application;
import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.FirstPass;
import dev.tokenkeeper.cli.start.Init;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.volume.Disk;

/**
 * The verb {@code exec}: a pass, and then the application. Standard output is the application's alone; where the pass
 * fails the application does not start.
 */
public final class Exec {
    private Exec() {}

    /** The exit code of the pass if it failed, else the application's. */
    public static int run(Arguments arguments, String version, Console console) throws UsageException {
        Settings settings = SettingsReader.read(arguments);
        if (settings.dryRun()) {
            return Init.run(settings, console);
        }
        Disk disk = Machine.disk(settings);
        Keeper keeper = new Keeper(disk, settings.spec(), Machine.surroundings(settings, console));
        FirstPass.Outcome outcome = new FirstPass(settings, console).run(keeper);
        if (outcome.status() != ExitStatus.DONE) {
            return outcome.status().code();
        }
        Application application = new Application(arguments.operands(), console.err());
        if (!arguments.isOn(Flags.SUPERVISE)) {
            return application.become();
        }
        return application.supervise(
                Following.watch(arguments, settings, disk, keeper, version, console), outcome.report());
    }
}
