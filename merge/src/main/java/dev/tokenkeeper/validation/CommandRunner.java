package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.util.List;

/** Runs a program that judges a content; with a time limit and without a shell. */
public interface CommandRunner {
    /** What came of it. */
    sealed interface Verdict {}

    /** It exited with 0. */
    record Passed() implements Verdict {}

    /** It exited with another status. */
    record Failed(int exit) implements Verdict {}

    /** It was ended, as it took too long. */
    record TimedOut() implements Verdict {}

    /** It could not be started. */
    record NotRunnable() implements Verdict {}

    /** Runs {@code argv} with {@code input} on its standard input; what it prints is thrown away. */
    Verdict run(List<String> argv, Content input);
}
