package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.install.Install;
import dev.tokenkeeper.cli.lab.Lab;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Init;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import java.io.IOException;

/** Runs a verb whose arguments are read. */
public final class Verbs {
    private static final String MAIN = "dev.tokenkeeper.cli.Tokenkeeper";

    private Verbs() {}

    /** The exit code of the verb. */
    public static int run(Arguments arguments, String version, Console console) throws UsageException {
        return switch (arguments.verb()) {
            case INIT -> Init.run(SettingsReader.read(arguments), console);
            case EXEC -> Exec.run(arguments, version, console);
            case WATCH -> Following.run(arguments, version, console);
            case STATUS -> Status.run(arguments, console);
            case HISTORY -> History.run(arguments, console);
            case DIFF -> Diff.run(arguments, console);
            case VERIFY -> Verify.run(arguments, console);
            case ROLLBACK, RESOLVE, ADOPT, RESTORE -> Changes.run(arguments, console);
            case MERGE -> MergeTool.run(arguments, console);
            case INJECT -> Inject.run(arguments, console);
            case INSTALL -> Install.run(arguments, System.getProperty("java.home", ""), console);
            case DOCTOR -> Diagnosis.run(arguments, console);
            case EXPLAIN -> Explain.run(arguments, console);
            case LAB -> lab(arguments, console);
            case COMPLETION -> Completion.run(arguments, console);
            case VERSION -> version(version, console);
        };
    }

    private static int lab(Arguments arguments, Console console) {
        try {
            boolean waits = arguments.isOn(Flags.STEP);
            return Lab.play(MAIN, console.out(), System.in, waits, console.colours());
        } catch (IOException e) {
            console.talk(
                    "LabStopped: a file could not be read or written. Next: check the room in the temporary folder");
            return ExitStatus.ERROR.code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.ERROR.code();
        }
    }

    private static int version(String version, Console console) {
        console.data("tokenkeeper " + version + "\n");
        return 0;
    }
}
