package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

/**
 * The lab: a software token is delivered, edited by an application, kept over restarts, merged with a new version of
 * its source, protected from a bad one and rolled back, by this program on real files in a temporary folder.
 */
public final class Lab {
    /** Its steps. */
    public static final Story STORY = new Story(
            "Tokenkeeper lab: real programs on real files, no cluster.",
            List.of(
                    new Delivery.Secret(),
                    new Delivery.First(),
                    new Restarts.Modification(),
                    new Restarts.Usage(),
                    new Changes.Followed(),
                    new Changes.Conflicting(),
                    new Alternatives.Sensitive(),
                    new Alternatives.Conditional(),
                    new Alternatives.Validated(),
                    new Troubles(),
                    new RollBack(),
                    new Torture()));

    private Lab() {}
}
