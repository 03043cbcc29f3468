package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Reads a command line by picocli. Its own messages are not passed on, as they repeat what was typed. */
final class LibraryReader {
    private LibraryReader() {}

    /** Reads {@code args} from {@code start} on. */
    static TypedFlags read(Verb verb, String[] args, int start) throws UsageException {
        TypedFlags typed = new TypedFlags(verb);
        ParseResult parsed = parse(verb, prepared(typed, args, start));
        for (OptionSpec option : parsed.commandSpec().options()) {
            Flag flag = flag(verb, option);
            if (!flag.takesValue() && parsed.hasMatchedOption(option)) {
                typed.add(flag, String.valueOf(option.<Object>getValue()));
            }
            if (flag.takesValue()) {
                for (String value : option.originalStringValues()) {
                    typed.add(flag, value);
                }
            }
        }
        for (PositionalParamSpec operands : parsed.commandSpec().positionalParameters()) {
            for (String operand : operands.originalStringValues()) {
                typed.operand(operand);
            }
        }
        typed.checkOperands();
        return typed;
    }

    /**
     * The words for picocli. It would take any word behind a flag for its value, and it has no {@code --switch=true} for a
     * switch that takes no word: the first is refused here, the second taken out.
     */
    private static String[] prepared(TypedFlags typed, String[] args, int start) throws UsageException {
        List<String> words = new ArrayList<>();
        int at = start;
        while (at < args.length && !args[at].equals("--")) {
            String word = args[at++];
            int equals = word.indexOf('=');
            Flag flag = TypedFlags.flag(typed.verb(), equals < 0 ? word : word.substring(0, equals));
            if (flag != null && !flag.takesValue() && equals >= 0) {
                typed.add(flag, word.substring(equals + 1));
                continue;
            }
            words.add(word);
            if (flag != null && flag.takesValue() && equals < 0) {
                words.add(TypedFlags.valueBehind(flag, args, at++));
            }
        }
        words.addAll(Arrays.asList(args).subList(at, args.length));
        return words.toArray(new String[0]);
    }

    private static ParseResult parse(Verb verb, String[] args) throws UsageException {
        try {
            return CommandModel.of(verb).parseArgs(args);
        } catch (CommandLine.OverwrittenOptionException e) {
            throw new UsageException(flag(verb, e.getOverwritten()).option(), "is given twice");
        } catch (CommandLine.MissingParameterException e) {
            throw TypedFlags.valueMissing(flag(verb, e.getMissing().get(0)));
        } catch (CommandLine.UnmatchedArgumentException e) {
            String option = e.getUnmatched().get(0);
            if (!option.startsWith("-")) {
                throw TypedFlags.tooMany(verb);
            }
            int equals = option.indexOf('=');
            throw TypedFlags.unknown(verb, equals < 0 ? option : option.substring(0, equals));
        } catch (CommandLine.ParameterException e) {
            ArgSpec wrong = e.getArgSpec();
            String place = wrong == null ? verb.word() : flag(verb, wrong).option();
            throw new UsageException(place, "cannot be read");
        }
    }

    private static Flag flag(Verb verb, ArgSpec option) {
        for (Flag flag : Flags.of(verb)) {
            if (option instanceof OptionSpec named && named.longestName().equals(flag.option())) {
                return flag;
            }
        }
        throw new IllegalStateException("picocli knows a flag that the table does not");
    }
}
