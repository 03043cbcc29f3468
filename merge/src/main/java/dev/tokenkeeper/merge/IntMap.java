package dev.tokenkeeper.merge;

import java.util.Arrays;

/** Numbers by number, without an object for each: open addressing with linear probing. Used by one thread. */
final class IntMap {
    private static final int FREE = Integer.MIN_VALUE;

    private final int[] keys;
    private final int[] values;

    /** Takes so many keys: at most half of it is ever full. */
    IntMap(int most) {
        int capacity = Integer.highestOneBit(Math.max(most, 4) * 2 - 1) * 2;
        keys = new int[capacity];
        values = new int[capacity];
        Arrays.fill(values, FREE);
    }

    /** The value of {@code key}; {@code none} if it has none. */
    int get(int key, int none) {
        int value = values[slot(key)];
        return value == FREE ? none : value;
    }

    /** {@code value} is not the smallest number there is. */
    void put(int key, int value) {
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = Shapes.mixed(key) & mask;
        while (values[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
