package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.Paragraph;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.Explanation;
import dev.tokenkeeper.report.ReasonCode;

/** The verb {@code explain}: what a reason means and what to do; without one, all of them. */
final class Explain {
    private Explain() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        if (arguments.operands().isEmpty()) {
            StringBuilder all = new StringBuilder();
            for (ReasonCode code : ReasonCode.values()) {
                all.append(code.word()).append("\n");
                all.append(Paragraph.of("  ", Explanation.of(code).sentence() + "."));
            }
            console.data(all.toString());
            return ExitStatus.DONE.code();
        }
        String word = arguments.operands().getFirst();
        for (ReasonCode code : ReasonCode.values()) {
            if (Words.plain(code.name()).equals(Words.plain(word))) {
                console.data(text(code));
                return ExitStatus.DONE.code();
            }
        }
        throw new UsageException(word, "is no reason; tokenkeeper explain lists them");
    }

    private static String text(ReasonCode code) {
        Explanation explanation = Explanation.of(code);
        return code.word() + "\n"
                + Paragraph.of("  ", explanation.sentence() + ".")
                + "\nCause\n"
                + Paragraph.of("  ", explanation.cause())
                + "\nWhat to do\n"
                + Paragraph.of("  ", explanation.fix())
                + "\nExit\n"
                + Paragraph.of("  ", exit(code));
    }

    /** The exit code of init that follows from the reason, in words. */
    static String exit(ReasonCode code) {
        return switch (code.severity()) {
            case NOTE -> "0.";
            case CONFLICT -> "0; 3 with --strict.";
            case CONFLICT_FAIL -> "3.";
            case SOURCE -> "0 where a good token is live; 4 where none is, or with --strict.";
            case ERROR -> "1.";
            case DAMAGE -> "0; 5 with --strict; verify always exits with 5.";
            case INTEGRITY -> "5.";
        };
    }
}
