package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.volume.Disk;

/** The verb {@code init}: one pass between the lab's own sentences. What cannot be said truthfully is left out. */
public final class Init {
    private Init() {}

    /** Runs one pass and returns the exit code. */
    public static int run(Settings settings, Console console) throws UsageException {
        Disk disk = Machine.disk(settings);
        Keeper keeper = new Keeper(disk, settings.spec(), Machine.surroundings(settings, console));
        console.data("Initializing software token...\n");
        FirstPass.Outcome outcome = new FirstPass(settings, console).run(keeper);
        if (settings.dryRun()) {
            plan(console, outcome.report());
        } else {
            if (settings.spec().generations()) {
                seed(console, outcome.report());
            } else {
                TokenLines.print(settings, disk, outcome.report(), console);
            }
            if (outcome.status() == ExitStatus.DONE) {
                console.data("Token initialization complete.\n");
            }
        }
        return outcome.status().code();
    }

    /** What readers find: a seed's bytes are never shown, as it may be of any size and kind. */
    private static void seed(Console console, PassReport report) {
        for (FileReport file : report.files()) {
            if (file.good()) {
                console.data("Token initialized:\n" + file.path() + ": generation " + report.generation() + ", "
                        + Words.camel(file.result()) + ", files " + file.fromSource() + "\n");
            }
        }
    }

    private static void plan(Console console, PassReport report) {
        StringBuilder plan = new StringBuilder("Nothing was written. A pass would come to:\n");
        for (FileReport file : report.files()) {
            plan.append(file.path()).append(": ").append(Words.camel(file.state()));
            plan.append(", ").append(Words.camel(file.result()));
            plan.append(", from source ").append(file.fromSource());
            plan.append(", from application ").append(file.fromApp());
            plan.append(", conflicts ").append(file.conflicts().size()).append('\n');
        }
        console.data(plan.toString());
    }
}
