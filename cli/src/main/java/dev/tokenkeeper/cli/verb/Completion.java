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

/** The verb {@code completion}: a script for the shell. Picocli writes the one for bash, which zsh reads too;
 * kubectl wants a program. */
final class Completion {
    private static final String PROGRAM = "tokenkeeper";

    private Completion() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        String shell = arguments.operands().getFirst();
        console.data(
                switch (shell) {
                    case "bash", "zsh" -> AutoComplete.bash(PROGRAM, CommandModel.program());
                    case "fish" -> fish();
                    case "kubectl" -> kubectl();
                    default -> throw new UsageException("SHELL", "has to be bash, zsh, fish or kubectl");
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

    /** What kubectl runs to complete the words of a plugin: candidates line by line, then that there are no others. */
    private static String kubectl() {
        StringBuilder script = new StringBuilder("#!/bin/sh\nend=4\ncase ${1-}/$# in\n");
        StringBuilder verbs = new StringBuilder();
        for (Verb verb : Verb.values()) {
            verbs.append(' ').append(verb.word());
            script.append(verb.word()).append("/1) words=").append(verb.word()).append(" ;;\n");
            script.append(verb.word()).append("/*) end=6 words='");
            for (Flag flag : Flags.of(verb)) {
                script.append(flag.option()).append(flag.takesValue() ? "= " : " ");
            }
            script.append("' ;;\n");
        }
        script.append("*) words='").append(verbs).append("' ;;\nesac\n");
        script.append("for last; do :; done\nfor word in $words; do\n");
        script.append("    case $word in \"${last-}\"*) echo \"$word\" ;; esac\ndone\necho :$end\n");
        return script.toString();
    }

    private static boolean isFile(Flag flag) {
        return flag.label().startsWith("FILE") || flag.label().equals("DIR");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
