package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Parsing;

/** Tells whether a live file was saved from a copy that is older than what was published last. Pure. */
public final class WriteBack {
    private WriteBack() {}

    /**
     * Whether everything that {@code published} changed in {@code replaced} is in {@code live} as it was before, and
     * there was something: then the application saved all of an old copy, which is no decision against the change.
     *
     * <p>Seen as a merge of both onto {@code replaced}: each change of {@code published} could still be made, without a
     * conflict, and none is in {@code live} already. Lines are compared one by one, as a line beside a changed one is
     * no decision either.
     */
    public static boolean isStale(Format format, Content replaced, Content published, Content live) {
        if (live.equals(published) || published.equals(replaced)) {
            return false;
        }
        if (format != Format.OPAQUE
                && Parsing.read(format, replaced, Limits.DEFAULT) instanceof Document was
                && Parsing.read(format, live, Limits.DEFAULT) instanceof Document is
                && Parsing.read(format, published, Limits.DEFAULT) instanceof Document came) {
            if (format == Format.TEXT) {
                return StaleLines.are(was.text(), came.text(), is.text());
            }
            Ledger ledger = Attempt.of(Terms.plain(format), new Versions(was, is, came), new OpenGate())
                    .ledger();
            return ledger.conflicts().isEmpty()
                    && !ledger.agreed()
                    && !ledger.fromSource().isEmpty();
        }
        return live.equals(replaced);
    }
}
