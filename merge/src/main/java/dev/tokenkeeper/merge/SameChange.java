package dev.tokenkeeper.merge;

import java.util.Arrays;

/**
 * The entries that both sides made alike: added, or changed into the same. Where only one side's alignment with base
 * found out which entry that was, the other learns it from there. Used for one container.
 */
final class SameChange {
    private final int[] ours;
    private final int[] theirs;

    private SameChange(int[] ours, int[] theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    static SameChange of(Rows base, Rows ours, Rows theirs, Alignment toOurs, Alignment toTheirs, Effort effort) {
        SameName names = new SameName(base, ours, theirs);
        int[] mine = made(base, ours, toOurs, names);
        int[] yours = made(base, theirs, toTheirs, names);
        int[] matched = Myers.match(meanings(ours, mine), meanings(theirs, yours), effort);
        int[] left = new int[matched.length];
        int[] right = new int[matched.length];
        int count = 0;
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                left[count] = mine[i];
                right[count] = yours[matched[i]];
                count++;
            }
        }
        return new SameChange(Arrays.copyOf(left, count), Arrays.copyOf(right, count));
    }

    /** Tells each alignment what the other one knows; whether there was anything. */
    boolean teaches(Alignment toOurs, Alignment toTheirs) {
        boolean news = false;
        for (int i = 0; i < ours.length; i++) {
            int mine = toOurs.from(ours[i]);
            int yours = toTheirs.from(theirs[i]);
            if (mine >= 0 && yours < 0 && toTheirs.to(mine) < 0) {
                toTheirs.know(mine, theirs[i]);
                news = true;
            } else if (yours >= 0 && mine < 0 && toOurs.to(yours) < 0) {
                toOurs.know(yours, ours[i]);
                news = true;
            }
        }
        return news;
    }

    /**
     * That one entry alone became another alone is a guess. Where the other side has the new one beside the old one, it
     * was wrong: the old one went and the new one came.
     */
    void refutes(Alignment toOurs, Alignment toTheirs) {
        for (int i = 0; i < ours.length; i++) {
            int mine = toOurs.from(ours[i]);
            int yours = toTheirs.from(theirs[i]);
            if (mine >= 0 && yours < 0) {
                toOurs.forget(mine);
            } else if (yours >= 0 && mine < 0) {
                toTheirs.forget(yours);
            }
        }
    }

    /** Pairs what is alike and has no partner by way of base. */
    void pairWhatIsLeft(Correspondence all) {
        for (int i = 0; i < ours.length; i++) {
            if (all.areOpen(ours[i], theirs[i])) {
                all.pair(ours[i], theirs[i]);
            }
        }
    }

    /** The entries of {@code side} that base does not have like this, without those that a name tells apart. */
    private static int[] made(Rows base, Rows side, Alignment alignment, SameName names) {
        int[] made = new int[side.size()];
        int count = 0;
        for (int i = 0; i < made.length; i++) {
            int b = alignment.from(i);
            boolean fresh = b < 0 || base.meaning(b) != side.meaning(i);
            if (fresh && !names.tellsApart(side, i)) {
                made[count++] = i;
            }
        }
        return Arrays.copyOf(made, count);
    }

    private static int[] meanings(Rows side, int[] indexes) {
        int[] meanings = new int[indexes.length];
        for (int i = 0; i < meanings.length; i++) {
            meanings[i] = side.meaning(indexes[i]);
        }
        return meanings;
    }
}
