package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.Random;

/** What generated documents of one format can hold, and how they are written. */
interface Dialect {
    Format format();

    /** The name of the one thing that holds all others; empty where there is none. */
    default String root() {
        return "";
    }

    /** Objects and arrays in each other. */
    default boolean nested() {
        return false;
    }

    /** Objects and arrays are one kind of thing. */
    default boolean oneKind() {
        return false;
    }

    /** Objects at the top only, each with a heading and behind all that are none. */
    default boolean sections() {
        return false;
    }

    /** What a path calls {@code item} in its container. */
    default String step(Item item) {
        return item.key();
    }

    /** Several things on one line also where a document has lines. */
    default boolean sharesLines() {
        return false;
    }

    /** Comments above an entry that belong to it. */
    default boolean above() {
        return false;
    }

    /** Comments on the line of an entry. */
    default boolean beside() {
        return false;
    }

    /** Text without a name between the entries. */
    default boolean free() {
        return false;
    }

    /** Begins with free text that always stays. */
    default boolean headed() {
        return false;
    }

    /** The same name several times. */
    default boolean repeats() {
        return false;
    }

    /** A name that no other number gives. */
    String key(Random random, int number);

    /** A value around {@code token}. */
    String value(Random random, String token);

    /** A text without a name around {@code token}. */
    String freeText(Random random, String token);

    Written write(Item root, Look look);
}
