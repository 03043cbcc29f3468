package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

/** The lab {@code migration}. */
public final class Migration {
    private Migration() {}

    /** A new play of it. */
    public static Story story() {
        return new Story(
                "Tokenkeeper lab: from a static ConfigMap to a file that may be written.",
                List.of(
                        new Before(),
                        new Injected(),
                        new OwnSchema.Kept(),
                        new OwnSchema.Followed(),
                        new OwnSchema.Disputed(),
                        new OldVolume(),
                        new Undone()));
    }
}
