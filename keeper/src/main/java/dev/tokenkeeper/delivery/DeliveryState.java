package dev.tokenkeeper.delivery;

/** What a pass found, decided by bytes alone. */
public enum DeliveryState {
    /** Nothing delivered before, no live file. */
    FIRST,
    /** Source is base, live file is what was published. */
    SETTLED,
    SOURCE_CHANGED,
    FILE_CHANGED,
    BOTH_CHANGED,
    /** The live file is missing, empty or no longer valid, at two looks. */
    FILE_LOST,
    /** A live file without a base. */
    ADOPTED,
    /** The state was on another volume before: a copy or a restored snapshot. */
    RESTORED,
    /** The source, the target or the state could not be read, so nothing was decided. */
    UNKNOWN
}
