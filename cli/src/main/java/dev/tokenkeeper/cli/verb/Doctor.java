package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.talk.Console;

final class Doctor {
    private Doctor() {}

    static int run(Arguments arguments, Console console) {
        console.talk(arguments.verb().word() + " is not there yet");
        return 1;
    }
}
