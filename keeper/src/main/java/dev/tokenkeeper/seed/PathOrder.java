package dev.tokenkeeper.seed;

/** The order in which a walk meets paths: by names, each folder before what is in it. */
final class PathOrder {
    private PathOrder() {}

    /** Negative where a walk meets {@code one} first, 0 where both are one path. */
    static int compare(String one, String other) {
        int both = Math.min(one.length(), other.length());
        for (int i = 0; i < both; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // A name ends at a slash, and the shorter name comes first.
                return a == '/' ? -1 : b == '/' ? 1 : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
