package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.CommandModel;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import picocli.AutoComplete;

/** The verb {@code completion}: a script for the shell. Picocli writes the one for bash, which zsh reads too. */
final class Completion {
    private static final String PROGRAM = "tokenkeeper";

    private Completion() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        String shell = arguments.operands().getFirst();
        console.data(
                switch (shell) {
                    case "bash", "zsh" -> AutoComplete.bash(PROGRAM, CommandModel.program());
                    case "fish" -> fish();
                    default -> throw new UsageException("SHELL", "has to be bash, zsh or fish");
                });
        return ExitStatus.DONE.code();
    }

    private static String fish() {
        StringBuilder script = new StringBuilder("complete -c " + PROGRAM + " -f\n");
        for (Verb verb : Verb.values()) {
            script.append("complete -c " + PROGRAM + " -n __fish_use_subcommand -a ")
                    .append(verb.word());
            script.append(" -d ").append(quoted(verb.says())).append('\n');
            for (Flag flag : Flags.of(verb)) {
                script.append("complete -c " + PROGRAM + " -n ");
                script.append(quoted("__fish_seen_subcommand_from " + verb.word()));
                script.append(" -l ").append(flag.name());
                script.append(flag.letter().isEmpty() ? "" : " -s " + flag.letter());
                script.append(flag.takesValue() ? " -r" : "");
                script.append(isFile(flag) ? " -F" : "");
                script.append(" -d ").append(quoted(flag.says())).append('\n');
            }
        }
        return script.toString();
    }

    private static boolean isFile(Flag flag) {
        return flag.label().startsWith("FILE") || flag.label().equals("DIR");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
