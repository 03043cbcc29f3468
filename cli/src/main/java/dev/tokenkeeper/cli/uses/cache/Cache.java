package dev.tokenkeeper.cli.uses.cache;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

/** The lab {@code cache}. */
public final class Cache {
    private Cache() {}

    /** A new play of it. */
    public static Story story() {
        return new Story(
                "Tokenkeeper lab: a large cache is there before the application starts.",
                List.of(
                        new Delivered.Resumed(),
                        new Delivered.Again(),
                        new Replaced.Refused(),
                        new Replaced.Swapped(),
                        new Replaced.TakenBack()));
    }
}
