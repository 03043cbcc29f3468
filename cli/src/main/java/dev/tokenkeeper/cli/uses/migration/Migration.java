package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

/** The lab {@code migration}. */
public final class Migration {
    /** Its steps. */
    public static final Story STORY = new Story(
            "Tokenkeeper lab: from a static ConfigMap to a file that the application may write.",
            List.of(
                    new Before(),
                    new Injected(),
                    new OwnSchema.Kept(),
                    new OwnSchema.Followed(),
                    new OwnSchema.Disputed(),
                    new OldVolume(),
                    new Undone()));

    private Migration() {}
}
