package dev.tokenkeeper.report;

/**
 * One open conflict.
 *
 * @param path a JSON pointer
 * @param reason {@code BothChanged} and so on
 * @param kept {@code ours} or {@code theirs}
 * @param ours keyed digest of what ours has there; empty where it has nothing
 * @param theirs keyed digest of what theirs has there; empty where it has nothing
 * @param fresh whether this pass found it; reported once
 */
public record ConflictReport(String path, String reason, String kept, String ours, String theirs, boolean fresh) {}
