package dev.tokenkeeper.acceptance.labtext;

import static org.assertj.core.api.Assertions.assertThat;

/** What the text's alternatives do with our init container, whoever wrote the manifests around it. */
final class Keeping {
    private static final String EDIT = "MODIFIED_BY_APP: ";
    private static final String BROKEN = "{\"stringData\":{\"license.token\":\"half a tok\"}}";

    private Keeping() {}

    /** The token becomes another one with a key in it: it is delivered, the edits stay, and no log has the key. */
    static void sensitive(Terminal terminal, String manifests) {
        String pod = terminal.rollOut(manifests);
        String key = value(terminal.live(pod), "API_KEY: ");
        assertThat(key).as("the key is delivered").isNotEmpty();
        assertThat(terminal.live(pod)).contains(EDIT);
        assertThat(terminal.initLog(pod)).contains("API_KEY").doesNotContain(key);
    }

    /** The Secret is another one again, and is left out, as asked. */
    static void createdOnce(Terminal terminal, String manifests) {
        String pod = terminal.rollOut(manifests);
        assertThat(terminal.live(pod)).contains("API_KEY: ", EDIT).doesNotContain("SOFTWARE_LICENSE_V1");
    }

    /** A good Secret is taken as ever; then a bad one is refused, before anything is touched. */
    static void validated(Terminal terminal, String manifests) {
        String pod = terminal.rollOut(manifests);
        assertThat(terminal.live(pod)).startsWith("SOFTWARE_LICENSE_V1\n").contains(EDIT);

        terminal.kubectl().must("patch", "secret", "software-token", "--patch", BROKEN);
        terminal.kubectl().must("rollout", "restart", "deployment/token-app");
        terminal.kubectl().must("rollout", "status", "deployment/token-app", "--timeout=55s");
        String next = terminal.newestPod();
        assertThat(next).isNotEqualTo(pod);
        assertThat(terminal.live(next))
                .startsWith("SOFTWARE_LICENSE_V1\n")
                .contains(EDIT)
                .doesNotContain("half a tok");
        assertThat(terminal.initLog(next)).contains("SourceInvalid");
    }

    private static String value(String token, String key) {
        return token.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElse("");
    }
}
