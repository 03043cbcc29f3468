package dev.tokenkeeper.workload.inject;

import java.util.List;

/**
 * What is to be injected.
 *
 * @param way how
 * @param image the image of the containers
 * @param claim the claim that the token shall live on; empty: one that the application mounts already, else a folder that
 *     goes with the pod
 * @param volume the volume of the Secret or ConfigMap; empty where there is only one
 * @param replaced an init container that ours takes the place of; empty: none
 * @param user the user that the application runs as, where the manifest does not say; -1: as the image has it
 * @param group its group; -1: not said
 * @param deliveryFlags flags of the pass, each as one word, for all our containers
 * @param followingFlags flags of the sidecar alone
 */
public record Wish(
        Way way,
        String image,
        String claim,
        String volume,
        String replaced,
        long user,
        long group,
        List<String> deliveryFlags,
        List<String> followingFlags) {
    public Wish {
        deliveryFlags = List.copyOf(deliveryFlags);
        followingFlags = List.copyOf(followingFlags);
    }
}
