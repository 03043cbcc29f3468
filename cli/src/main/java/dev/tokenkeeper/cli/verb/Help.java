package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.CommandModel;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells what can be typed. */
public final class Help {
    private Help() {}

    /** Help of {@code verb}, or of the program; a word that is no verb is told as such. */
    public static int run(String[] args, @Nullable Verb verb, Console console) throws UsageException {
        String first = args.length == 0 ? "" : args[0];
        switch (first) {
            case "" -> {
                console.talk("what to do? Next: tokenkeeper --help");
                return ExitStatus.USAGE;
            }
            case "help", "--help", "-h" -> {
                Verb asked = args.length > 1 ? Verb.ofWord(args[1]) : null;
                if (args.length > 1 && asked == null) {
                    throw CommandModel.unknownVerb(args[1]);
                }
                print(asked, console);
            }
            default -> {
                if (verb == null) {
                    throw CommandModel.unknownVerb(first);
                }
                print(verb, console);
            }
        }
        return ExitStatus.DONE.code();
    }

    private static void print(@Nullable Verb verb, Console console) {
        CommandLine model = verb == null ? CommandModel.program() : CommandModel.of(verb);
        CommandLine.Help.Ansi ansi = console.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        console.data(model.getUsageMessage(ansi));
    }
}
