package dev.tokenkeeper.merge;

import java.util.Arrays;

/** Numbers by number, without an object for each: open addressing with linear probing. Used by one thread. */
final class IntMap {
    private static final int FREE = Integer.MIN_VALUE;

    private int[] keys;
    private int[] values;
    private int size;

    /** Made for so many keys, and takes more. */
    IntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(expected, 4) * 2 - 1) * 2;
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
        if (values[slot] == FREE) {
            size++;
            if (size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
        }
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

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
