package dev.tokenkeeper.cli.flags;

/**
 * Reads a command line without a library: for init and exec, where a start is counted in milliseconds.
 *
 * <p>{@code --flag value}, {@code --flag=value}, {@code -o value}; a value that begins with {@code -} has to be given with
 * {@code =}; all after {@code --} are operands. Picocli reads the other verbs' the same way; a test holds both together.
 */
final class QuickReader {
    private QuickReader() {}

    /** Reads {@code args} from {@code start} on. */
    static TypedFlags read(Verb verb, String[] args, int start) throws UsageException {
        TypedFlags typed = new TypedFlags(verb);
        int at = start;
        while (at < args.length) {
            String argument = args[at++];
            if (argument.equals("--")) {
                while (at < args.length) {
                    typed.operand(args[at++]);
                }
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                at = flag(typed, argument, args, at);
            } else {
                typed.operand(argument);
            }
        }
        typed.checkOperands();
        return typed;
    }

    private static int flag(TypedFlags typed, String argument, String[] args, int next) throws UsageException {
        int equals = argument.indexOf('=');
        String option = equals < 0 ? argument : argument.substring(0, equals);
        Flag flag = TypedFlags.flag(typed.verb(), option);
        if (flag == null) {
            throw TypedFlags.unknown(typed.verb(), option);
        }
        if (equals >= 0) {
            typed.add(flag, argument.substring(equals + 1));
            return next;
        }
        if (!flag.takesValue()) {
            typed.add(flag, "true");
            return next;
        }
        typed.add(flag, TypedFlags.valueBehind(flag, args, next));
        return next + 1;
    }
}
