package dev.tokenkeeper.acceptance.labtext;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text's manifests with only the init container exchanged for ours: its image, no command, our arguments. */
final class Exchanged implements Variant {
    private final Composed composed;
    private final String image;
    private final String namespace;

    /**
     * @param image our image's reference
     * @param namespace where it is played: the text's documents name another
     */
    Exchanged(Composed composed, String image, String namespace) {
        this.composed = composed;
        this.image = image;
        this.namespace = namespace;
    }

    @Override
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        composed.files().forEach((name, text) -> files.put(name, moved(text)));
        files.replaceAll(
                (name, text) -> text.contains("\nkind: Deployment\n") ? withOurs(composed.deployment()) : text);
        return files;
    }

    private String moved(String document) {
        return document.replaceAll("(?m)^  namespace: test-lab$", "  namespace: " + namespace);
    }

    private String withOurs(Map<String, Object> deployment, String... more) {
        Map<String, Object> init = Composed.init(deployment);
        init.put("image", image);
        init.remove("command");
        List<String> arguments = new ArrayList<>(List.of(
                "init",
                "--source=/readonly-tokens",
                "--target=/writable-tokens",
                "--file=license.token",
                "--mode=0664"));
        arguments.addAll(List.of(more));
        init.put("args", arguments);
        return Composed.print(deployment).replace("\"test-lab\"", "\"" + namespace + "\"");
    }

    @Override
    public @Nullable String knownFailure(Command command) {
        return Verbatim.accessIsNotWritten(composed, command);
    }

    @Override
    public boolean printsToken() {
        return false;
    }

    @Override
    public void alternatives(Terminal terminal) {
        Keeping.validated(terminal, withOurs(composed.deployment(), "--validate=contains:SOFTWARE_LICENSE_V1"));
        terminal.kubectl().apply(moved(composed.below("Alternative 1").text()));
        Keeping.sensitive(terminal, withOurs(Composed.withSecret(composed.deployment(), "software-token-secret")));
        Keeping.createdOnce(terminal, withOurs(composed.deployment(), "--strategy=created-once"));
        terminal.kubectl().must("delete", "secret", "software-token-secret");
    }
}
