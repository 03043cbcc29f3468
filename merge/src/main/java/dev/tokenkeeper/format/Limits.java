package dev.tokenkeeper.format;

/**
 * The limits that stand in front of every parser: bytes of a file, characters of a text, nodes, nesting depth and bytes
 * in one line.
 */
public record Limits(int bytes, int text, int nodes, int depth, int line) {
    /** So much heap stands behind each byte of a text, while three versions of it are merged. */
    private static final int HEAP_FOR_A_BYTE = 14;

    /** So much heap stands behind each node; a text without nodes has lines. */
    private static final int HEAP_FOR_A_NODE = 2_200;

    /**
     * 8 MiB, 200,000 nodes, 200 deep, 1 MiB in a line; texts and nodes only as many as three versions of them have room
     * in the heap of this process, so that a small container refuses what it could not hold.
     */
    public static final Limits DEFAULT = inHeap(Runtime.getRuntime().maxMemory());

    /** The default limits for a heap of so many bytes. */
    static Limits inHeap(long heap) {
        int bytes = 8 << 20;
        int text = (int) Math.min(bytes, heap / HEAP_FOR_A_BYTE);
        int nodes = (int) Math.min(200_000, heap / HEAP_FOR_A_NODE);
        return new Limits(bytes, text, nodes, 200, 1 << 20);
    }
}
