package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.report.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts back the live bytes of an earlier generation beside today's base. So it counts as an edit of the application and
 * stays until the source changes those places again.
 */
final class Rollback implements Verb {
    private final Drafting drafting;
    private final Generation past;

    Rollback(Drafting drafting, Generation past) {
        this.drafting = drafting;
        this.past = past;
    }

    @Override
    public Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted) {
        Entry then = past.entry(file.path());
        if (entry == null || then == null) {
            return Drafting.leave(file, entry, ours);
        }
        Content wanted = then.published();
        List<OpenConflict> moved = Conflicts.moved(entry, entry.base(), wanted);
        List<OpenConflict> open = Conflicts.after(moved, List.of(), entry.base(), wanted, file.format());
        return drafting.step(file, entry, ours, entry.base(), wanted, open, Cause.ROLLBACK, Result.RESTORED);
    }
}
