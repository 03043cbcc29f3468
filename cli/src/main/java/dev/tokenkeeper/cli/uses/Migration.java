package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

final class Migration {
    static final Story STORY =
            new Story("Migration: from a read-only ConfigMap to a file that the application may write.", List.of());

    private Migration() {}
}
