package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.report.Reason;

/** What the source has for one file now. */
sealed interface Theirs {
    /** Bytes that were read; whether they are good is another question. */
    record Offered(Content content) implements Theirs {}

    /** Nothing that may be used, and why: never a deletion. */
    record Withheld(Reason reason) implements Theirs {}

    /** Nobody asked for a source: a verb that reads the volume only. */
    record None() implements Theirs {}
}
