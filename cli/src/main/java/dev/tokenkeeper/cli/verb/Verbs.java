package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.install.Install;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Init;
import dev.tokenkeeper.cli.talk.Console;

/** Runs a verb whose arguments are read. */
public final class Verbs {
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
            case UNINJECT -> Inject.undo(arguments, console);
            case INSTALL -> Install.run(arguments, System.getProperty("java.home", ""), console);
            case DOCTOR -> Diagnosis.run(arguments, console);
            case EXPLAIN -> Explain.run(arguments, console);
            case LAB -> Labs.run(arguments, console);
            case COMPLETION -> Completion.run(arguments, console);
            case VERSION -> version(version, console);
        };
    }

    private static int version(String version, Console console) {
        console.data("tokenkeeper " + version + "\n");
        return 0;
    }
}
