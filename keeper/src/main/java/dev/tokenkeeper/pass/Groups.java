package dev.tokenkeeper.pass;

import dev.tokenkeeper.report.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a group together: where one of its files cannot take its source, none does. */
final class Groups {
    private Groups() {}

    /** Why the files of {@code step}'s group wait; null if they do not. */
    static @Nullable Reason refusal(Step step, List<Step> all) {
        if (step.file().group().isEmpty() || !step.takesSource()) {
            return null;
        }
        for (Step other : all) {
            Reason refusal = other.refusal();
            if (refusal != null && other.file().group().equals(step.file().group())) {
                return new Reason(
                        refusal.code(),
                        step.file().key() + " waits for " + other.file().key(),
                        refusal.next());
            }
        }
        return null;
    }

    /** The steps that write something. */
    static List<Step> writing(List<Step> steps) {
        List<Step> writing = new ArrayList<>();
        for (Step step : steps) {
            if (step.plan() != null) {
                writing.add(step);
            }
        }
        return writing;
    }
}
