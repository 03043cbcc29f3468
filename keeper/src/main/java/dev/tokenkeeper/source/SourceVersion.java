package dev.tokenkeeper.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One consistent version of a source: each key that was asked for, or all, by name, and the stamp of the version: the
 * name of the folder that the kubelet's {@code ..data} led to; empty where the source has no such link. A stamp is a
 * hint; digests decide.
 */
public record SourceVersion(Map<String, KeyReading> keys, String stamp) {
    public SourceVersion {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    }
}
