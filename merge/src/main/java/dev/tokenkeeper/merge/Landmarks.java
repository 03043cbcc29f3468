package dev.tokenkeeper.merge;

import java.util.HashMap;
import java.util.Map;

/**
 * The coarse way to match two sequences: values that each side has exactly once, as many of them as are in one order
 * (a longest increasing subsequence by patience sorting), and what is equal right behind or before one. O(n log n).
 */
final class Landmarks {
    private static final int TWICE = -1;

    private Landmarks() {}

    /** Fills {@code to} for {@code range}. */
    static void match(int[] left, int[] right, Myers.Range range, int[] to) {
        Map<Integer, Integer> ours = once(left, range.i0(), range.i1());
        Map<Integer, Integer> theirs = once(right, range.j0(), range.j1());
        int[] at = new int[range.i1() - range.i0()];
        int[] partner = new int[at.length];
        int count = 0;
        for (int k = range.i0(); k < range.i1(); k++) {
            int other = theirs.getOrDefault(left[k], TWICE);
            if (other != TWICE && ours.getOrDefault(left[k], TWICE) == k) {
                at[count] = k;
                partner[count] = other;
                count++;
            }
        }
        int i = range.i0();
        int j = range.j0();
        for (int kept : increasing(partner, count)) {
            new Myers.Range(i, at[kept], j, partner[kept]).trimmed(left, right, to);
            to[at[kept]] = partner[kept];
            i = at[kept] + 1;
            j = partner[kept] + 1;
        }
        new Myers.Range(i, range.i1(), j, range.j1()).trimmed(left, right, to);
    }

    private static Map<Integer, Integer> once(int[] side, int from, int end) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = from; i < end; i++) {
            places.put(side[i], places.containsKey(side[i]) ? TWICE : i);
        }
        return places;
    }

    /** The indexes of a longest increasing subsequence of the first {@code count} values. */
    private static int[] increasing(int[] values, int count) {
        int[] top = new int[count];
        int[] before = new int[count];
        int piles = 0;
        for (int i = 0; i < count; i++) {
            int low = 0;
            int high = piles;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[top[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : top[low - 1];
            top[low] = i;
            piles = Math.max(piles, low + 1);
        }
        int[] longest = new int[piles];
        int at = piles == 0 ? -1 : top[piles - 1];
        for (int i = piles - 1; i >= 0; i--) {
            longest[i] = at;
            at = before[at];
        }
        return longest;
    }
}
