package dev.tokenkeeper.merge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which entry of one container is which of another version of it: 1. by a name that each has once; 2. by equal meaning,
 * in order, the named ones being landmarks; 3. between two matches one entry alone against one alone of its name: it
 * changed. Never by index.
 */
final class Alignment {
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    private final Rows left;
    private final Rows right;
    private final int[] to;
    private final int[] from;

    private Alignment(Rows left, Rows right) {
        this.left = left;
        this.right = right;
        to = new int[left.size()];
        from = new int[right.size()];
        Arrays.fill(to, NONE);
        Arrays.fill(from, NONE);
    }

    static Alignment of(Rows left, Rows right, Effort effort) {
        Alignment alignment = new Alignment(left, right);
        alignment.byName();
        if (!alignment.isComplete()) {
            alignment.byOrder(effort);
        }
        return alignment;
    }

    /** The partner of the left entry {@code index}, or -1. */
    int to(int index) {
        return to[index];
    }

    /** The partner of the right entry {@code index}, or -1. */
    int from(int index) {
        return from[index];
    }

    private boolean isUnique(Rows side, int index) {
        int name = side.name(index);
        return side.isNamed(index) && left.count(name) <= 1 && right.count(name) <= 1;
    }

    private void pair(int l, int r) {
        to[l] = r;
        from[r] = l;
    }

    private void byName() {
        IntMap places = new IntMap(right.size());
        for (int r = 0; r < right.size(); r++) {
            if (isUnique(right, r)) {
                places.put(right.name(r), r);
            }
        }
        for (int l = 0; l < left.size(); l++) {
            int r = isUnique(left, l) ? places.get(left.name(l), NONE) : NONE;
            if (r >= 0) {
                pair(l, r);
            }
        }
    }

    /** Whether only entries with names of their own are without partner. */
    private boolean isComplete() {
        for (int l = 0; l < left.size(); l++) {
            if (!isUnique(left, l)) {
                return false;
            }
        }
        return true;
    }

    private void byOrder(Effort effort) {
        int[] ours = open(left, to);
        int[] theirs = open(right, from);
        int[] matched = Myers.match(numbers(left, ours), numbers(right, theirs), effort);
        int l = 0;
        int r = 0;
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                int j = theirs[matched[i]];
                if (to[ours[i]] < 0) {
                    pair(ours[i], j);
                }
                alone(l, ours[i], r, j);
                l = ours[i] + 1;
                r = j + 1;
            }
        }
        alone(l, left.size(), r, right.size());
    }

    /** Pairs two entries, as is known from elsewhere. */
    void know(int l, int r) {
        if (to[l] < 0 && from[r] < 0) {
            pair(l, r);
        }
    }

    /** Parts the left entry {@code l} from its partner. */
    void forget(int l) {
        from[to[l]] = NONE;
        to[l] = NONE;
    }

    /** Looks once more for one alone against one alone, now between all pairs that are in order. */
    void again() {
        int l = 0;
        int r = 0;
        for (int i = 0; i < to.length; i++) {
            if (to[i] >= r) {
                int j = to[i];
                alone(l, i, r, j);
                l = i + 1;
                r = j + 1;
            }
        }
        alone(l, left.size(), r, right.size());
    }

    /** What takes part: landmarks, and what has no name of its own; a name that the other side lacks would only cost. */
    private int[] open(Rows side, int[] partners) {
        int[] open = new int[side.size()];
        int count = 0;
        for (int i = 0; i < open.length; i++) {
            if (partners[i] >= 0 || !isUnique(side, i)) {
                open[count++] = i;
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** Landmarks are even, by name; others odd, by meaning. */
    private int[] numbers(Rows side, int[] indexes) {
        int[] numbers = new int[indexes.length];
        for (int i = 0; i < numbers.length; i++) {
            int index = indexes[i];
            numbers[i] = isUnique(side, index) ? side.name(index) * 2 : side.meaning(index) * 2 + 1;
        }
        return numbers;
    }

    private void alone(int l0, int l1, int r0, int r1) {
        if (l0 == l1 || r0 == r1) {
            return;
        }
        Map<Integer, Integer> mine = single(left, to, l0, l1);
        Map<Integer, Integer> yours = single(right, from, r0, r1);
        for (int l : mine.values()) {
            if (l >= 0) {
                int r = yours.getOrDefault(left.name(l), NONE);
                if (r >= 0 && left.isBranch(l) == right.isBranch(r)) {
                    pair(l, r);
                }
            }
        }
    }

    /** By name, the one entry without partner in {@code from..end}; {@link #SEVERAL} where there are more. */
    private static Map<Integer, Integer> single(Rows side, int[] partners, int from, int end) {
        Map<Integer, Integer> single = new HashMap<>();
        for (int i = from; i < end; i++) {
            if (partners[i] < 0) {
                single.put(side.name(i), single.containsKey(side.name(i)) ? SEVERAL : i);
            }
        }
        return single;
    }
}
