package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

final class OAuth {
    static final Story STORY = new Story("OAuth: one refresh for each expiry, whoever dies.", List.of());

    private OAuth() {}
}
