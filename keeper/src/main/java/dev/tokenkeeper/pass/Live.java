package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.volume.FileStat;

/** What stands in the live file's place. */
sealed interface Live {
    /** A regular file whose bytes were the same at each look. */
    record Present(Content content, FileStat stat) implements Live {}

    /** Nothing at all. */
    record Missing() implements Live {}

    /** Something that a pass must leave alone. */
    record Barred(Reason reason) implements Live {}
}
