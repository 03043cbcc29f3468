package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Volume.Origin;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a workload and its surroundings. What was not looked at is unknown, which is never taken for missing.
 *
 * @param place what is typed behind a command to reach it: {@code -n test-lab}; empty if nothing is needed
 * @param claims claims by name; a missing part stands for one that is not there
 * @param classes the storage classes; null if nobody looked
 * @param sources Secrets and ConfigMaps by {@link Origin#toString}
 * @param pods its pods
 * @param events events of its pods and claims
 * @param phrases by container, a phrase that its log has, from {@link Phrase}
 */
public record Evidence(
        Workload workload,
        String place,
        Map<String, Part> claims,
        @Nullable List<Part> classes,
        Map<String, SourceFacts> sources,
        List<Part> pods,
        List<Part> events,
        Map<String, Phrase> phrases) {
    /**
     * What is known of a Secret or ConfigMap: never a value.
     *
     * @param there whether it exists
     * @param keys its keys; null if they are not known
     * @param immutable whether it cannot change
     * @param changed when its data changed last, as Kubernetes writes a time; empty if unknown
     */
    public record SourceFacts(boolean there, @Nullable Set<String> keys, boolean immutable, String changed) {}

    /** What a log is searched for. Nothing else of it is kept. */
    public enum Phrase {
        DENIED("ermission denied"),
        READ_ONLY("ead-only file system"),
        FULL("o space left on device");

        private final String text;

        Phrase(String text) {
            this.text = text;
        }

        /** The phrase that is in {@code log}; null if none is. */
        static @Nullable Phrase in(String log) {
            for (Phrase phrase : values()) {
                if (log.contains(phrase.text)) {
                    return phrase;
                }
            }
            return null;
        }
    }
}
