package dev.tokenkeeper.format;

/** The limits that stand in front of every parser: bytes, nodes, nesting depth and bytes in one line. */
public record Limits(int bytes, int nodes, int depth, int line) {
    /** 8 MiB, 200,000 nodes, 200 deep, 1 MiB in a line. */
    public static final Limits DEFAULT = new Limits(8 << 20, 200_000, 200, 1 << 20);
}
