package dev.tokenkeeper.cli.uses;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

final class Licence {
    static final Story STORY =
            new Story("Licences: usage is counted, seats are kept, a signed licence is replaced whole.", List.of());

    private Licence() {}
}
