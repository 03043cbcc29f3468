package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.report.Result;
import org.jspecify.annotations.Nullable;

/** Puts the last-known-good bytes back, whatever is live. */
final class Restore implements Verb {
    private final Drafting drafting;

    Restore(Drafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted) {
        if (entry == null) {
            return Drafting.leave(file, null, ours);
        }
        return drafting.step(
                file, entry, ours, entry.base(), entry.published(), entry.conflicts(), Cause.RESTORE, Result.RESTORED);
    }
}
