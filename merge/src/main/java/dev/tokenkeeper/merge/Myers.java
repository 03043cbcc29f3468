package dev.tokenkeeper.merge;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A longest common subsequence of two number sequences: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), the linear-space variant with the middle snake. Equal heads and tails are trimmed first, and
 * the ranges left over wait in a list, so there is no recursion. What only one side has is left out before: it has no
 * partner, and each of it would be a step of every search.
 *
 * <p>The cost is bounded: when the {@link Effort} is spent, what is left is matched by values that both sides have exactly
 * once there, in order (as in patience diff), else not at all. Then the result is a common subsequence, but maybe not a
 * longest one.
 */
final class Myers {
    private final int[] left;
    private final int[] right;
    private final int[] to;
    private final Deque<Range> open = new ArrayDeque<>();
    private int[] forward = new int[0];
    private int[] backward = new int[0];
    private final Effort effort;

    private Myers(int[] left, int[] right, Effort effort) {
        this.left = left;
        this.right = right;
        this.effort = effort;
        to = new int[left.length];
        Arrays.fill(to, -1);
    }

    /** For each place of {@code left} its partner in {@code right}, or -1; partners are equal and in order. */
    static int[] match(int[] left, int[] right, Effort effort) {
        int[] ours = shared(left, right);
        int[] theirs = shared(right, left);
        Myers myers = new Myers(values(left, ours), values(right, theirs), effort);
        myers.run();
        int[] to = new int[left.length];
        Arrays.fill(to, -1);
        for (int i = 0; i < ours.length; i++) {
            to[ours[i]] = myers.to[i] < 0 ? -1 : theirs[myers.to[i]];
        }
        return to;
    }

    /** The places of those values of {@code side} that {@code other} has, too. */
    private static int[] shared(int[] side, int[] other) {
        IntMap there = new IntMap(other.length);
        for (int value : other) {
            there.put(value, 1);
        }
        int[] places = new int[side.length];
        int count = 0;
        for (int i = 0; i < side.length; i++) {
            if (there.get(side[i], 0) > 0) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int[] values(int[] side, int[] places) {
        int[] values = new int[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = side[places[i]];
        }
        return values;
    }

    private void run() {
        open.push(new Range(0, left.length, 0, right.length));
        while (!open.isEmpty()) {
            Range range = open.pop().trimmed(left, right, to);
            if (range.i0() < range.i1() && range.j0() < range.j1() && !snake(range)) {
                Landmarks.match(left, right, range, to);
            }
        }
    }

    /** Splits {@code range} at its middle snake; false if the steps did not suffice. */
    private boolean snake(Range range) {
        int n = range.i1() - range.i0();
        int m = range.j1() - range.j0();
        int delta = n - m;
        boolean odd = (delta & 1) != 0;
        int most = (n + m + 1) / 2;
        int middle = most + 1;
        reserve(2 * most + 3);
        forward[middle + 1] = 0;
        backward[middle + 1] = 0;
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || (k != d && forward[middle + k - 1] < forward[middle + k + 1])
                        ? forward[middle + k + 1]
                        : forward[middle + k - 1] + 1;
                int start = x;
                int y = x - k;
                while (x < n && y < m && y >= 0 && left[range.i0() + x] == right[range.j0() + y]) {
                    x++;
                    y++;
                }
                effort.spend(x - start + 1);
                forward[middle + k] = x;
                int other = delta - k;
                if (odd && other >= 1 - d && other <= d - 1 && x + backward[middle + other] >= n) {
                    return split(range, start, start - k, x, y);
                }
            }
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || (k != d && backward[middle + k - 1] < backward[middle + k + 1])
                        ? backward[middle + k + 1]
                        : backward[middle + k - 1] + 1;
                int start = x;
                int y = x - k;
                while (x < n && y < m && y >= 0 && left[range.i1() - 1 - x] == right[range.j1() - 1 - y]) {
                    x++;
                    y++;
                }
                effort.spend(x - start + 1);
                backward[middle + k] = x;
                int other = delta - k;
                if (!odd && other >= -d && other <= d && x + forward[middle + other] >= n) {
                    return split(range, n - x, m - y, n - start, m - (start - k));
                }
            }
            if (effort.isSpent()) {
                return false;
            }
        }
        throw new IllegalStateException("two sequences always meet");
    }

    private boolean split(Range range, int x0, int y0, int x1, int y1) {
        for (int i = 0; i < x1 - x0; i++) {
            to[range.i0() + x0 + i] = range.j0() + y0 + i;
        }
        open.push(new Range(range.i0() + x1, range.i1(), range.j0() + y1, range.j1()));
        open.push(new Range(range.i0(), range.i0() + x0, range.j0(), range.j0() + y0));
        return true;
    }

    private void reserve(int size) {
        if (forward.length < size) {
            forward = new int[size];
            backward = new int[size];
        }
    }

    /** A part of both sequences. */
    record Range(int i0, int i1, int j0, int j1) {
        /** Matches equal heads and tails; what is between them. */
        Range trimmed(int[] left, int[] right, int[] to) {
            int head = 0;
            int most = Math.min(i1 - i0, j1 - j0);
            while (head < most && left[i0 + head] == right[j0 + head]) {
                to[i0 + head] = j0 + head;
                head++;
            }
            int tail = 0;
            while (tail < most - head && left[i1 - 1 - tail] == right[j1 - 1 - tail]) {
                tail++;
                to[i1 - tail] = j1 - tail;
            }
            return new Range(i0 + head, i1 - tail, j0 + head, j1 - tail);
        }
    }
}
