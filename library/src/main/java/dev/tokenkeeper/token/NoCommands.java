package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.validation.CommandRunner;
import java.util.List;

/** An application starts no programs to judge its own token. */
final class NoCommands implements CommandRunner {
    @Override
    public Verdict run(List<String> argv, Content input) {
        return new NotRunnable();
    }
}
