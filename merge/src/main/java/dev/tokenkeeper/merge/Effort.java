package dev.tokenkeeper.merge;

/** How many steps one merge may still spend on comparing sequences, all of them together. Used by one thread. */
final class Effort {
    /** About a tenth of a second. */
    private static final long STEPS = 30_000_000;

    private long left;

    Effort(long left) {
        this.left = left;
    }

    /** What one merge may spend. */
    static Effort ofOneMerge() {
        return new Effort(STEPS);
    }

    void spend(long steps) {
        left -= steps;
    }

    boolean isSpent() {
        return left < 0;
    }
}
