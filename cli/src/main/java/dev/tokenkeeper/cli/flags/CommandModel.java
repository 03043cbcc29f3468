package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The table of flags as picocli knows it: for reading, help and completion. */
public final class CommandModel {
    /** Help and tables fit a terminal of this width. */
    public static final int COLUMNS = 80;

    private static final String PROGRAM = "tokenkeeper";

    private CommandModel() {}

    /** One verb as a command of its own. */
    public static CommandLine of(Verb verb) {
        CommandSpec spec = CommandSpec.create().name(PROGRAM + " " + verb.word());
        fill(spec, verb);
        return configured(spec);
    }

    /** The program with all verbs. */
    public static CommandLine program() {
        CommandSpec program = CommandSpec.create().name(PROGRAM);
        program.usageMessage()
                .width(COLUMNS)
                .synopsisSubcommandLabel("VERB")
                .description("Writable software tokens that keep the changes of both sides.")
                .commandListHeading("%nVerbs:%n")
                .footer("", "tokenkeeper VERB --help tells the flags of a verb.", "", exitCodes());
        for (Verb verb : Verb.values()) {
            CommandSpec spec = CommandSpec.create();
            fill(spec, verb);
            program.addSubcommand(verb.word(), spec);
        }
        return configured(program);
    }

    /** The table of exit codes, for help and the reference page. */
    public static String exitCodes() {
        return """
            Exit codes:
              0  done, or nothing to do
              1  error: disk, permission, lock
              2  usage
              3  conflicts left to the default (merge; init with fail or --strict)
              4  source refused and no good token to start with (or --strict)
              5  integrity: damaged or newer state
              diff: 0 same, 1 different, 2 anything else\
            """;
    }

    /** The complaint about a word that is no verb. */
    public static UsageException unknownVerb(String word) {
        List<String> words = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            words.add(verb.word());
        }
        String nearest = Nearest.of(word, words);
        return new UsageException(word, "is no verb" + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }

    private static void fill(CommandSpec spec, Verb verb) {
        spec.usageMessage()
                .width(COLUMNS)
                .customSynopsis(Usage.line(verb))
                .description(escaped(verb.says()))
                .optionListHeading("%nFlags, each with its environment variable:%n")
                .sortOptions(false)
                .footer("", exitCodes());
        for (Flag flag : Flags.of(verb)) {
            spec.addOption(option(flag));
        }
        if (!verb.operands().isEmpty()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .hidden(true)
                    .build());
        }
    }

    private static OptionSpec option(Flag flag) {
        List<String> names = new ArrayList<>();
        if (!flag.letter().isEmpty()) {
            names.add("-" + flag.letter());
        }
        names.add(flag.option());
        String fallback = flag.fallback().isEmpty() ? "" : " Default: " + flag.fallback() + ".";
        OptionSpec.Builder option = OptionSpec.builder(names.toArray(new String[0]))
                .description(escaped(flag.says() + fallback), flag.twin());
        return switch (flag.kind()) {
            case SWITCH -> option.arity("0").type(boolean.class).build();
            case SINGLE ->
                option.arity("1")
                        .type(String.class)
                        .paramLabel(escaped(flag.label()))
                        .build();
            case REPEATABLE ->
                option.arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(escaped(flag.label()))
                        .build();
        };
    }

    /** Picocli formats and fills in its texts; ours are meant as they stand. */
    private static String escaped(String text) {
        return text.replace("%", "%%").replace("${", "$\\{");
    }

    private static CommandLine configured(CommandSpec spec) {
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false);
    }
}
