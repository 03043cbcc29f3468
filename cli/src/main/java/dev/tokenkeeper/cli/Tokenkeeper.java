package dev.tokenkeeper.cli;

import dev.tokenkeeper.cli.exec.Restart;
import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.install.Install;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Init;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.verb.Exec;
import dev.tokenkeeper.cli.verb.Help;
import dev.tokenkeeper.cli.verb.Verbs;
import dev.tokenkeeper.report.ExitStatus;

/**
 * The program. {@code init}, {@code exec}, {@code install} and {@code version} are read without a library, since a pod waits for them; all
 * other verbs by picocli.
 */
public final class Tokenkeeper {
    private static final String VERSION = "0.1.0";

    private Tokenkeeper() {}

    /** Runs the verb that {@code args} begin with, and exits with its status. */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int status = isWhatTheJarHolds(console) ? run(args, console) : ExitStatus.ERROR.code();
        console.flush();
        // Not exit: that looks for a logger to tell so, which costs a start 20 ms. Nothing is left to be done by hooks.
        Runtime.getRuntime().halt(status);
    }

    /** Where the start's cache is of another build than the jar, this process becomes one without the cache. */
    private static boolean isWhatTheJarHolds(Console console) {
        if (ArchivedCode.isOfThisJar(System.getProperty("java.home", ""))) {
            return true;
        }
        console.talk("OldCache: the cache of the start is of another build, so this start is slow."
                + " Next: build the runtime again");
        Restart.withoutCache(Tokenkeeper.class.getName());
        return false;
    }

    /** The exit code of {@code args}. */
    static int run(String[] args, Console console) {
        try {
            return dispatch(args, console);
        } catch (UsageException e) {
            String verb = args.length > 0 && Verb.ofWord(args[0]) != null ? " " + args[0] : "";
            String end = e.sentence().endsWith("?") ? "" : ".";
            console.talk("Usage " + e.place() + ": " + e.sentence() + end + " Next: tokenkeeper" + verb + " --help");
            return ExitStatus.USAGE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            int code = broken(e, console);
            return args.length > 0 && args[0].equals("diff") ? ExitStatus.USAGE : code;
        }
    }

    private static int dispatch(String[] args, Console console) throws UsageException {
        Verb verb = args.length == 0 ? null : Verb.ofWord(args[0]);
        if (verb == null || isHelp(args)) {
            return Help.run(args, verb, console);
        }
        ArgumentReader reader = new ArgumentReader(console.environment());
        if (verb == Verb.INIT) {
            return Init.run(SettingsReader.read(reader.quick(verb, args, 1)), console);
        }
        if (verb == Verb.EXEC) {
            return Exec.run(reader.quick(verb, args, 1), version(), console);
        }
        if (verb == Verb.INSTALL) {
            return Install.run(reader.quick(verb, args, 1), System.getProperty("java.home", ""), console);
        }
        if (verb == Verb.VERSION) {
            reader.quick(verb, args, 1);
            console.data("tokenkeeper " + version() + "\n");
            return ExitStatus.DONE.code();
        }
        Arguments arguments = reader.read(verb, args, 1);
        return Verbs.run(arguments, version(), console);
    }

    private static String version() {
        return VERSION + " (build " + BuildId.value() + ")";
    }

    /** Whether help is asked for, before any {@code --}: what follows that is the application's. */
    private static boolean isHelp(String[] args) {
        for (int i = 1; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].equals("--help") || args[i].equals("-h")) {
                return true;
            }
        }
        return false;
    }

    /** A fault in this program. Its message is left out: it might repeat what was read. */
    private static int broken(Throwable fault, Console console) {
        StringBuilder where = new StringBuilder();
        StackTraceElement[] frames = fault.getStackTrace();
        for (int i = 0; i < frames.length && i < 4; i++) {
            where.append(i == 0 ? " at " : " < ")
                    .append(frames[i].getClassName())
                    .append('.')
                    .append(frames[i].getMethodName());
            where.append(':').append(frames[i].getLineNumber());
        }
        console.talk("Broken " + fault.getClass().getName() + where
                + ": this is a fault of Tokenkeeper; what is live is whole. Next: report this line");
        return ExitStatus.ERROR.code();
    }
}
