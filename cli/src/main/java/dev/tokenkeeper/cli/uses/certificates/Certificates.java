package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.workbench.Story;
import java.util.List;

/** The lab {@code certificates}. */
public final class Certificates {
    private Certificates() {}

    /** A new play of it. */
    public static Story story() {
        return new Story(
                "Tokenkeeper lab: certificates and keys, renewed without a restart.",
                List.of(
                        new Delivered(),
                        new Renewed(),
                        new RenewedByItself(),
                        new NewAuthority(),
                        new TwoPlainFiles()));
    }
}
