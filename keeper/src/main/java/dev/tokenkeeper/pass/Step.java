package dev.tokenkeeper.pass;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one file; nothing has been written yet.
 *
 * @param telling what the report will say of it, if the plan is carried out
 * @param plan what is to be written; null: nothing
 * @param refusal why the source's change is not taken; null if it is, or if there is none
 */
record Step(
        KeptFile file,
        Telling telling,
        @Nullable FilePlan plan,
        Cause cause,
        @Nullable Reason refusal) {
    /** Nothing is written. */
    static Step leave(KeptFile file, Telling telling, @Nullable Reason refusal) {
        return new Step(file, telling, null, Cause.APP, refusal);
    }

    /** Whether the source's change goes into this plan. */
    boolean takesSource() {
        return plan != null
                && refusal == null
                && (cause == Cause.FIRST || cause == Cause.SOURCE || cause == Cause.BOTH);
    }
}
