package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** The application is told by {@code LICENSE_PATH} where its token is. */
@EndToEnd
@Restricted
class LicensePathClusterIT {
    @Test
    void theTokenIsWhereLicensePathSaysUnderTheApplicationsOwnName(Cluster cluster, LabNamespace namespace)
            throws Exception {
        TokenApp app = TokenApp.in(cluster, namespace);
        Manifest manifest = app.manifest("sidecar.yaml").running(Lines.WRITER);
        for (String container : new String[] {"token-initializer", "tokenkeeper"}) {
            JsonNode arguments = manifest.container(container).path("args");
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.path(i).asText().startsWith("--file=")) {
                    manifest.container(container)
                            .withArrayProperty("args")
                            .set(i, "--file=license.token:licences/enterprise.lic,format=license-text");
                }
            }
        }
        manifest.container("token-app")
                .withArrayProperty("env")
                .removeAll()
                .addObject()
                .put("name", "LICENSE_PATH")
                .put("value", "/writable-tokens/licences/enterprise.lic");
        app.deployed(Token.version(1), manifest);
        String pod = app.pod();
        app.until(pod, Lines.BEGUN);

        app.deliver(Token.version(2));
        app.untilVersion(pod, 2);

        assertThat(app.untilNoLineIsMissing(pod)).startsWith(Token.version(2));
        assertThat(app.inside(pod, "find /writable-tokens -type f ! -path '*/.tokenkeeper/*' ! -name 'written-*'"))
                .contains("/writable-tokens/licences/enterprise.lic\n")
                .doesNotContain("license.token");
        assertThat(app.status(pod).path("files").path(0).path("path").asText()).isEqualTo("licences/enterprise.lic");
    }
}
