package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

final class Certificates {
    static final Story STORY =
            new Story("Certificates: a pair that always matches, renewed without a restart.", List.of());

    private Certificates() {}
}
