package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.talk.BlockYaml;

/** How an answer is written. */
enum Output {
    TABLE,
    JSON,
    YAML;

    static Output of(Arguments arguments) throws UsageException {
        String word = arguments.value(Flags.OUTPUT);
        if (word == null || word.equalsIgnoreCase("table")) {
            return TABLE;
        }
        if (word.equalsIgnoreCase("json")) {
            return JSON;
        }
        if (word.equalsIgnoreCase("yaml")) {
            return YAML;
        }
        throw new UsageException(arguments.place(Flags.OUTPUT), "has to be table, json or yaml");
    }

    /** A report as it is asked for; {@code json} is what it is, and YAML says the same. */
    String text(String json) {
        return this == YAML ? BlockYaml.of(json) : json + "\n";
    }
}
