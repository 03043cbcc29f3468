package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settles an adoption: with the base that the live file came from the differences can be told apart and are merged;
 * without one the live file is accepted as it is.
 */
final class Adopt implements Verb {
    private final Drafting drafting;
    private final Joining joining;
    private final @Nullable Content base;

    Adopt(Drafting drafting, Joining joining, @Nullable Content base) {
        this.drafting = drafting;
        this.joining = joining;
        this.base = base;
    }

    @Override
    public Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted) {
        Content theirs = admitted.fresh() != null ? admitted.fresh().content() : entry == null ? null : entry.base();
        if (theirs == null) {
            return withoutSource(file, entry, ours);
        }
        if (ours == null) {
            return Drafting.leave(file, entry, null);
        }
        if (base == null) {
            List<OpenConflict> left = entry == null ? List.of() : resolved(entry.conflicts());
            Content known = entry == null ? theirs : entry.base();
            return drafting.step(file, entry, ours, known, ours, left, Cause.ADOPT, Result.RECORDED);
        }
        return switch (joining.join(file, base, ours, theirs)) {
            case Joining.Joint.Joined joined -> {
                Content wanted = joined.content().content();
                Step step = drafting.step(
                        file, entry, ours, theirs, wanted, joined.conflicts(), Cause.ADOPT, Result.MERGED);
                step.telling()
                        .counts(joined.fromSource().size(), joined.fromApp().size());
                joined.reasons().forEach(step.telling()::because);
                yield step;
            }
            case Joining.Joint.Refused refused -> {
                Telling telling = new Telling(file.path(), entry).ends(Result.KEPT, true);
                yield Step.leave(file, telling.because(refused.reason()), refused.reason());
            }
        };
    }

    /** No source was given and nothing was ever delivered: what the person names is what had been. */
    private Step withoutSource(KeptFile file, @Nullable Entry entry, @Nullable Content ours) {
        if (ours != null && base != null) {
            return drafting.step(file, entry, ours, base, ours, List.of(), Cause.ADOPT, Result.RECORDED);
        }
        Reason lacking = Reason.of(ours == null ? ReasonCode.FILE_LOST : ReasonCode.KEY_NOT_READY, file.path());
        return Step.leave(file, new Telling(file.path(), entry).fails(lacking, ours != null), lacking);
    }

    private static List<OpenConflict> resolved(List<OpenConflict> conflicts) {
        String unresolved = Words.camel(Conflict.Reason.UNRESOLVED);
        List<OpenConflict> left = new ArrayList<>();
        for (OpenConflict conflict : conflicts) {
            if (!conflict.reason().equals(unresolved)) {
                left.add(conflict);
            }
        }
        return left;
    }
}
