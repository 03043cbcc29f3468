package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Literal;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one workload.
 *
 * @param source the volume of the Secret or ConfigMap
 * @param sourcePath where our containers see it
 * @param target the volume of the writable token
 * @param targetPath where our containers see it
 * @param targetSubPath what of it; empty: all
 * @param newTarget the volume, where it has to be added or replaced
 * @param ours containers of ours, or the one that is replaced, which go
 * @param rewired containers whose mount of the source becomes one of the target
 * @param wrapped containers that exec starts
 * @param user whom our containers run as; -1: as the pod or the image says
 * @param group its group; -1: not said
 * @param initName what our init container is called
 */
record Plan(
        Workload workload,
        String source,
        String sourcePath,
        String target,
        String targetPath,
        String targetSubPath,
        Literal.@Nullable Fields newTarget,
        List<Container> ours,
        List<Container> rewired,
        List<Container> wrapped,
        long user,
        long group,
        String initName) {}
