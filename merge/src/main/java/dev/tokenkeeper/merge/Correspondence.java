package dev.tokenkeeper.merge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the three versions of one container are the same. Entries of base find their partners by an
 * {@link Alignment} each; what both sides added is the same where its name is unique in all three versions, else where
 * it means the same. Immutable.
 */
final class Correspondence {
    private final int[] theirsOfOurs;
    private final int[] oursOfTheirs;
    private final int[] baseOfOurs;
    private final int[] baseOfTheirs;

    private Correspondence(int ours, int theirs) {
        theirsOfOurs = filled(ours);
        oursOfTheirs = filled(theirs);
        baseOfOurs = filled(ours);
        baseOfTheirs = filled(theirs);
    }

    /** Without base: what is not in both is one side's. */
    static Correspondence of(@Nullable Rows base, Rows ours, Rows theirs, Effort effort) {
        Correspondence all = new Correspondence(ours.size(), theirs.size());
        if (base == null) {
            Alignment sides = Alignment.of(ours, theirs, effort);
            for (int o = 0; o < ours.size(); o++) {
                all.pair(o, sides.to(o));
            }
            return all;
        }
        Alignment toOurs = Alignment.of(base, ours, effort);
        Alignment toTheirs = Alignment.of(base, theirs, effort);
        SameChange changes = SameChange.of(base, ours, theirs, toOurs, toTheirs, effort);
        if (changes.teaches(toOurs, toTheirs)) {
            toOurs.again();
            toTheirs.again();
        }
        changes.refutes(toOurs, toTheirs);
        for (int t = 0; t < theirs.size(); t++) {
            all.baseOfTheirs[t] = toTheirs.from(t);
        }
        for (int o = 0; o < ours.size(); o++) {
            int b = toOurs.from(o);
            all.baseOfOurs[o] = b;
            if (b >= 0) {
                all.pair(o, toTheirs.to(b));
            }
        }
        all.addedByName(base, ours, theirs);
        changes.pairWhatIsLeft(all);
        return all;
    }

    /**
     * Takes the entries of some names for sets: items with a merge key are the same by that, all others where they mean
     * the same, wherever they stand. What base had does not count for what only one side has, so nothing goes away.
     */
    void unite(Rows ours, Rows theirs, Set<Integer> names) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int t = 0; t < theirs.size(); t++) {
            if (names.contains(theirs.name(t)) && !isPaired(theirs, t, oursOfTheirs)) {
                oursOfTheirs[t] = -1;
                baseOfTheirs[t] = -1;
                places.putIfAbsent(theirs.meaning(t), t);
            }
        }
        for (int o = 0; o < ours.size(); o++) {
            if (names.contains(ours.name(o)) && !isPaired(ours, o, theirsOfOurs)) {
                theirsOfOurs[o] = -1;
                baseOfOurs[o] = -1;
                Integer t = places.remove(ours.meaning(o));
                pair(o, t == null ? -1 : t);
            }
        }
    }

    /** Whether an item has a name of its own, and a partner by it. */
    private static boolean isPaired(Rows side, int index, int[] partners) {
        return partners[index] >= 0 && side.isKeyed(index);
    }

    int theirsOfOurs(int ours) {
        return theirsOfOurs[ours];
    }

    int oursOfTheirs(int theirs) {
        return oursOfTheirs[theirs];
    }

    int baseOfOurs(int ours) {
        return baseOfOurs[ours];
    }

    int baseOfTheirs(int theirs) {
        return baseOfTheirs[theirs];
    }

    /** Whether theirs has the entries that it shares with base in another order, and ours has not taken that order. */
    boolean reordered() {
        return !increasing(baseOfTheirs) && !increasing(oursOfTheirs);
    }

    private static boolean increasing(int[] partners) {
        int last = -1;
        for (int partner : partners) {
            if (partner >= 0) {
                if (partner < last) {
                    return false;
                }
                last = partner;
            }
        }
        return true;
    }

    /** Whether neither has a partner on the other side. */
    boolean areOpen(int o, int t) {
        return theirsOfOurs[o] < 0 && oursOfTheirs[t] < 0;
    }

    void pair(int o, int t) {
        if (t >= 0) {
            theirsOfOurs[o] = t;
            oursOfTheirs[t] = o;
        }
    }

    private boolean isNewInOurs(int o) {
        return baseOfOurs[o] < 0 && theirsOfOurs[o] < 0;
    }

    private boolean isNewInTheirs(int t) {
        return baseOfTheirs[t] < 0 && oursOfTheirs[t] < 0;
    }

    private void addedByName(Rows base, Rows ours, Rows theirs) {
        SameName names = new SameName(base, ours, theirs);
        Map<Integer, Integer> places = new HashMap<>();
        for (int t = 0; t < theirs.size(); t++) {
            if (isNewInTheirs(t) && theirs.isNamed(t)) {
                places.put(theirs.name(t), t);
            }
        }
        for (int o = 0; o < ours.size(); o++) {
            int name = ours.name(o);
            Integer t = isNewInOurs(o) && ours.isNamed(o) ? places.get(name) : null;
            if (t != null && names.tellsApart(ours, o)) {
                pair(o, t);
            }
        }
    }

    private static int[] filled(int size) {
        int[] partners = new int[size];
        Arrays.fill(partners, -1);
        return partners;
    }
}
