package dev.tokenkeeper.cli.exec;

import java.io.IOException;

/** Starts this program once more in its own process, without the AOT cache that does not fit its jar. */
public final class Restart {
    /** The property of a program that was started again. */
    public static final String LEFT_OUT = "tokenkeeper.cache.left.out";

    private static final String CACHE = "-XX:AOTCache=";

    private Restart() {}

    /** Becomes this program again, with the same arguments and process id. Returns only if that is not possible. */
    public static void withoutCache() {
        try {
            var _ = new ProcessCalls().become(Handover.again(CACHE, "-D" + LEFT_OUT + "=true"));
        } catch (IOException e) {
            // No /proc, or no cache was given: the caller says what to do.
            return;
        }
    }
}
