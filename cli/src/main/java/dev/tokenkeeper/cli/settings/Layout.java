package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.content.Words;
import java.util.List;

/** The word that says how a source is delivered: files that are merged, or a whole folder by generations. */
final class Layout {
    /** How many generations are kept unless said otherwise: the one that is shown and the one before it. */
    static final int HISTORY = 2;

    /** What is said of single files, which a whole folder has no use for. */
    private static final List<Flag> OF_FILES = List.of(
            Flags.FILE,
            Flags.GROUP,
            Flags.FORMAT,
            Flags.STRATEGY,
            Flags.CONFLICT,
            Flags.FIELD,
            Flags.VALIDATE,
            Flags.SUPERVISE);

    private Layout() {}

    /**
     * Whether a whole folder is delivered.
     *
     * @throws UsageException if the word is none, or another flag does not go with it
     */
    static boolean isGenerations(Arguments arguments) throws UsageException {
        String word = arguments.value(Flags.LAYOUT);
        if (word == null || Words.plain(word).equals("files")) {
            return false;
        }
        String place = arguments.place(Flags.LAYOUT);
        if (!Words.plain(word).equals("generations")) {
            throw new UsageException(place, "has to be files or generations");
        }
        if (arguments.verb() == Verb.WATCH) {
            throw new UsageException(place, "generations is delivered at a start: by init or exec, not by watch");
        }
        for (Flag flag : OF_FILES) {
            if (arguments.given(flag) != null) {
                throw new UsageException(
                        arguments.place(flag), "has no meaning with --layout generations, which merges nothing");
            }
        }
        return true;
    }
}
