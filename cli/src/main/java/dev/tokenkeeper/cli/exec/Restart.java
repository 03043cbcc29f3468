package dev.tokenkeeper.cli.exec;

import java.io.IOException;
import java.util.List;

/** Starts this program once more in its own process, without the AOT cache that does not fit its jar. */
public final class Restart {
    /** The property of a program that was started again. */
    public static final String LEFT_OUT = "tokenkeeper.cache.left.out";

    private Restart() {}

    /** Becomes this program again, with the same arguments and process id. Returns only if that is not possible. */
    public static void withoutCache(String mainClass) {
        try {
            List<String> options = List.of("-XX:AOTMode=off", "-D" + LEFT_OUT + "=true");
            new ProcessCalls().become(Handover.again(mainClass, options));
        } catch (IOException e) {
            // No /proc, or another main class: the caller says what to do.
            return;
        }
    }
}
