package dev.tokenkeeper.merge;

import java.util.Arrays;

/**
 * Gives each sequence of numbers a number of its own, the same to equal ones. All sequences lie in one array, and their
 * numbers in a table with open addressing, as a large document has as many sequences as nodes. Used by one thread.
 */
final class Shapes {
    private int[] parts = new int[256];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int[] table = new int[128];
    private int count;

    /** The number of {@code shape[0..length)}. */
    int number(int[] shape, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = mixed(hash ^ shape[i]) + i;
        }
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int known = table[slot] - 1;
            if (hashes[known] == hash && is(known, shape, length)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = count + 1;
        add(shape, length, hash);
        return count - 1;
    }

    /** The last step of MurmurHash3 (A. Appleby, public domain): each bit of the result depends on each bit of the number. */
    static int mixed(int number) {
        int mixed = (number ^ (number >>> 16)) * 0x85eb_ca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2_ae35;
        return mixed ^ (mixed >>> 16);
    }

    private int start(int known) {
        return known == 0 ? 0 : ends[known - 1];
    }

    private boolean is(int known, int[] shape, int length) {
        int start = start(known);
        return ends[known] - start == length && Arrays.equals(parts, start, start + length, shape, 0, length);
    }

    private void add(int[] shape, int length, int hash) {
        int start = start(count);
        if (start + length > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(parts.length * 2, start + length));
        }
        System.arraycopy(shape, 0, parts, start, length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        ends[count] = start + length;
        hashes[count] = hash;
        count++;
        if (count * 2 > table.length) {
            grow();
        }
    }

    private void grow() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = hashes[i] & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = i + 1;
        }
    }
}
