package dev.tokenkeeper.workload.inject;

/** How Tokenkeeper comes into a pod. */
public enum Way {
    /** An init container: delivers at each start of a pod. */
    INIT,
    /** An init container, and a sidecar that follows changes. */
    SIDECAR,
    /** In the application's own container, in front of it. */
    EXEC
}
