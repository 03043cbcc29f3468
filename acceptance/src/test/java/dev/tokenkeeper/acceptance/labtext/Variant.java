package dev.tokenkeeper.acceptance.labtext;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The manifests that a text is played with, and what is known of them. */
interface Variant {
    /** What the text's {@code kubectl apply -f} finds, by name. */
    Map<String, String> files();

    /** Why this command is known to fail with these manifests; null if it has to succeed. */
    @Nullable
    String knownFailure(Command command);

    /** Whether the init container prints the token, as the text expects. */
    boolean printsToken();

    /** Plays what the text says beside its steps: its alternatives, and the comparison before and after. */
    void alternatives(Terminal terminal) throws Exception;
}
