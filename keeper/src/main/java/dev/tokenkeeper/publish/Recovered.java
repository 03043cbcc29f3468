package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Generation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery stands, once nothing is half done any more.
 *
 * @param newest the newest committed generation; null if there is none that may be trusted
 * @param findings what must be told
 */
public record Recovered(@Nullable Generation newest, Set<Finding> findings) {
    /** What recovery came upon. */
    public enum Finding {
        /** The newest generation is damaged: it is kept for inspection, and the base is lost until a newer one is written. */
        STATE_DAMAGED,
        /** A newer program wrote here: nothing may be touched. */
        STATE_NEWER,
        /** The state is a copy, and the live file fits neither end of the newest publish: the base is the one before. */
        RESTORED
    }

    public Recovered {
        findings = Set.copyOf(findings);
    }
}
