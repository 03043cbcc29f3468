package dev.tokenkeeper.workload.examine;

/** How grave a finding is. */
public enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing. */
    NOTE,
    /** It does not work like this. */
    PROBLEM
}
