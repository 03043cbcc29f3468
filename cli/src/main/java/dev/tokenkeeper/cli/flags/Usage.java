package dev.tokenkeeper.cli.flags;

/** How a verb is typed, on one line. */
final class Usage {
    private Usage() {}

    /** Such as {@code tokenkeeper merge [flags] BASE OURS THEIRS}. */
    static String line(Verb verb) {
        StringBuilder line = new StringBuilder("tokenkeeper ").append(verb.word());
        line.append(" [flags]");
        if (verb == Verb.EXEC) {
            line.append(" --");
        }
        for (String operand : verb.operands()) {
            line.append(' ').append(operand);
        }
        return line.toString();
    }
}
