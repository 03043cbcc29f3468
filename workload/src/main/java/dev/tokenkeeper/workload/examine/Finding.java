package dev.tokenkeeper.workload.examine;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param symptom what it is; null for what is as it should be
 * @param subject what it was seen at: {@code container token-app}
 * @param seen what was seen
 * @param next what to type or do; empty if nothing
 */
public record Finding(@Nullable Symptom symptom, String subject, String seen, String next) {
    public Level level() {
        return symptom == null ? Level.OK : symptom.level();
    }

    /** Its word from the closed list; empty for what is as it should be. */
    public String code() {
        return symptom == null ? "" : symptom.word();
    }

    /** Why it matters; empty for what is as it should be. */
    public String why() {
        return symptom == null ? "" : symptom.why();
    }
}
