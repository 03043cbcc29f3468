package dev.tokenkeeper.acceptance.labtext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text's own manifests, letter for letter: the base line, with its failures. */
final class Verbatim implements Variant {
    private final Composed composed;

    Verbatim(Composed composed) {
        this.composed = composed;
    }

    @Override
    public Map<String, String> files() {
        return composed.files();
    }

    @Override
    public @Nullable String knownFailure(Command command) {
        if (command.text().contains("grep \"MODIFIED_BY_APP\"")) {
            return "the init container copies the Secret over the application's edits at each start";
        }
        return accessIsNotWritten(composed, command);
    }

    /** The text looks for "Access" where its own application may write another word. */
    static @Nullable String accessIsNotWritten(Composed composed, Command command) {
        boolean looks = command.text().endsWith("| grep \"Access\"");
        boolean writes = Composed.application(composed.deployment())
                .get("args")
                .toString()
                .contains("Access");
        return looks && !writes ? "the application writes \"Last access\", and grep takes the case as it is" : null;
    }

    @Override
    public boolean printsToken() {
        return true;
    }

    @Override
    public void alternatives(Terminal terminal) throws Exception {
        terminal.kubectl().apply(composed.below("Alternative 1").text());
        String key = "API_KEY: ";
        String sensitive =
                terminal.rollOut(Composed.print(Composed.withSecret(composed.deployment(), "software-token-secret")));
        assertThat(terminal.initLog(sensitive))
                .as("base line: the text's cat prints the key into the log")
                .contains(key);

        String conditional = terminal.rollOut(Composed.print(composed.withInitArguments("Alternative 2")));
        assertThat(terminal.initLog(conditional)).contains("Existing token found, skipping initialization");
        assertThat(terminal.live(conditional))
                .as("base line: the other Secret is never taken")
                .contains(key)
                .doesNotContain("SOFTWARE_LICENSE_V1");

        String validated = terminal.rollOut(Composed.print(composed.withInitArguments("Alternative 3")));
        assertThat(terminal.initLog(validated)).contains("Token validation passed");

        assertThat(composed.merged("After"))
                .as("the comparison's second fragment is a part of the Deployment")
                .isEqualTo(composed.deployment());
        String token = Composed.parse(composed.files().get("secret-software-token.yaml"))
                .get("stringData")
                .toString();
        terminal.kubectl().must("create", "configmap", "token-config", "--from-literal=license.token=" + token);
        String before = terminal.rollOut(Composed.print(composed.before("Before")));
        Answer write = terminal.kubectl().shell(before, "token-app", "echo x >> /writable-tokens/license.token");
        assertThat(write.succeeded())
                .as("a mounted ConfigMap cannot be written")
                .isFalse();
        assertThat(write.all()).contains("Read-only file system");
        terminal.kubectl().must("delete", "configmap", "token-config");
        terminal.kubectl().must("delete", "secret", "software-token-secret");
    }
}
