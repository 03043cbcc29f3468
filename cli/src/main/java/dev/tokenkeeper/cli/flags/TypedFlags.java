package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line itself, flag by flag. Two readers fill it (init's own and picocli), so that what may
 * come how often is said once.
 */
final class TypedFlags {
    private final Verb verb;
    private final Map<String, Given> given = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    TypedFlags(Verb verb) {
        this.verb = verb;
    }

    Verb verb() {
        return verb;
    }

    Map<String, Given> given() {
        return given;
    }

    List<String> operands() {
        return operands;
    }

    void operand(String operand) {
        operands.add(operand);
    }

    void add(Flag flag, String value) throws UsageException {
        Given before = given.get(flag.name());
        if (before == null) {
            given.put(flag.name(), new Given(flag.option(), List.of(checked(flag, flag.option(), value))));
        } else if (flag.kind() == Flag.Kind.REPEATABLE) {
            given.put(flag.name(), before.and(value));
        } else {
            throw new UsageException(flag.option(), "is given twice");
        }
    }

    /** A switch is {@code true} or {@code false}, wherever it is set; any other value is taken as it is. */
    static String checked(Flag flag, String place, String value) throws UsageException {
        if (flag.kind() == Flag.Kind.SWITCH && !value.equals("true") && !value.equals("false")) {
            throw new UsageException(place, "is a switch: true or false");
        }
        return value;
    }

    /** Checks that there are as many operands as the verb takes. */
    void checkOperands() throws UsageException {
        int count = operands.size();
        if (count < verb.least()) {
            throw new UsageException(verb.operands().get(count), "is missing: " + Usage.line(verb));
        }
        if (count > verb.most()) {
            throw tooMany(verb);
        }
    }

    static UsageException tooMany(Verb verb) {
        return new UsageException(verb.word(), "takes less: " + Usage.line(verb));
    }

    /** The complaint about a flag that {@code verb} does not take. */
    static UsageException unknown(Verb verb, String option) {
        List<String> names = new ArrayList<>();
        for (Flag flag : Flags.of(verb)) {
            names.add(flag.option());
        }
        String nearest = Nearest.of(option, names);
        String meant = nearest == null ? "" : "; did you mean " + nearest + "?";
        return new UsageException(option, "is no flag of " + verb.word() + meant);
    }

    /** The flag that {@code option} stands for, with one dash or two; null if {@code verb} has none. */
    static @Nullable Flag flag(Verb verb, String option) {
        if (option.startsWith("--")) {
            return named(verb, option.substring(2));
        }
        return option.startsWith("-") ? lettered(verb, option.substring(1)) : null;
    }

    /** The flag that {@code verb} takes under this name; null if it takes none. */
    private static @Nullable Flag named(Verb verb, String name) {
        for (Flag flag : Flags.table()) {
            if (flag.name().equals(name) && flag.verbs().contains(verb)) {
                return flag;
            }
        }
        return null;
    }

    /** The flag that {@code verb} takes under this letter; null if it takes none. */
    private static @Nullable Flag lettered(Verb verb, String letter) {
        for (Flag flag : Flags.table()) {
            if (!letter.isEmpty()
                    && flag.letter().equals(letter)
                    && flag.verbs().contains(verb)) {
                return flag;
            }
        }
        return null;
    }

    /** The value that stands at {@code at}; what begins with a dash needs {@code =}. */
    static String valueBehind(Flag flag, String[] args, int at) throws UsageException {
        if (at >= args.length || (args[at].length() > 1 && args[at].charAt(0) == '-')) {
            throw valueMissing(flag);
        }
        return args[at];
    }

    static UsageException valueMissing(Flag flag) {
        return new UsageException(flag.option(), "needs a value: " + flag.label());
    }
}
