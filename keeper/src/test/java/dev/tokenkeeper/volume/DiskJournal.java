package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;

/** Hears each single change of a {@link MemoryDisk}, in order, by the ids of its nodes. */
interface DiskJournal {
    /** Hears nothing. */
    DiskJournal NONE = new DiskJournal() {};

    default void made(MemoryNode node) {}

    default void named(int folder, String name, Integer node) {}

    default void written(int file, Content content) {}

    default void owned(int node, Ownership ownership) {}

    default void synced(int node) {}

    /** Whether a removed node's number may not be used again yet. */
    default boolean mayReturn(long number) {
        return false;
    }
}
