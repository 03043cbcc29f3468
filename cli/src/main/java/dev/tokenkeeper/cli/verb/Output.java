package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;

/** How an answer is written. */
enum Output {
    TABLE,
    JSON;

    static Output of(Arguments arguments) throws UsageException {
        String word = arguments.value(Flags.OUTPUT);
        if (word == null || word.equalsIgnoreCase("table")) {
            return TABLE;
        }
        if (word.equalsIgnoreCase("json")) {
            return JSON;
        }
        throw new UsageException(arguments.place(Flags.OUTPUT), "has to be table or json");
    }
}
