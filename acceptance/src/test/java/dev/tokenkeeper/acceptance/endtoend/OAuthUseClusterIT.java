package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code examples/oauth.yaml} as it is: four pods share one log-in, are deleted with no grace, and get another log-in. */
@EndToEnd
@Restricted
class OAuthUseClusterIT {
    private static final int CLIENTS = 4;
    private static final int KILLS = 6;
    private static final int REFRESHES = 8;

    private final Random random = new Random(Long.getLong("tokenkeeper.seed", System.nanoTime()));

    @Test
    void theLogInOutlivesEveryPod(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        kubectl.apply(cluster.example("oauth.yaml"));
        for (String deployment : List.of("authorization", "api-client")) {
            kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/" + deployment, "--timeout=80s");
        }
        StringBuilder logs = new StringBuilder();
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(1000 + random.nextInt(4000));
            List<String> pods = clients(kubectl);
            String pod = pods.get(random.nextInt(pods.size()));
            logs.append(kubectl.run("logs", pod, "--all-containers").all());
            kubectl.must("delete", "pod", pod, "--grace-period=0", "--force");
        }
        kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/api-client", "--timeout=80s");
        JsonNode stats = refreshed(kubectl, namespace, 0, REFRESHES);
        System.out.println("oauth: " + stats + " after " + KILLS + " deleted pods");
        assertThat(stats.path("revoked").asBoolean(true)).as("revoked").isFalse();
        assertThat(stats.path("due").asInt()).as("access tokens that ended").isGreaterThanOrEqualTo(REFRESHES);
        assertThat(stats.path("answers").asInt()).isPositive();
        assertThat(stats.path("early").asInt() + stats.path("repeats").asInt())
                .as("refreshes of a good token, and requests sent again: only by processes that began or died")
                .isLessThanOrEqualTo(CLIENTS + KILLS);
        loggedInAgain(cluster, kubectl, namespace);
        for (String pod : clients(kubectl)) {
            logs.append(kubectl.must("logs", pod, "--all-containers"));
        }
        logs.append(kubectl.must("logs", "deployment/authorization"));
        assertThat(logs.toString()).contains(" answers").doesNotContain("tkr_", "tka_");
    }

    private static List<String> clients(Kubectl kubectl) {
        return kubectl.json("get", "pods", "--selector=app=api-client", "--field-selector=status.phase=Running")
                .path("items")
                .valueStream()
                .map(pod -> pod.path("metadata"))
                .filter(metadata -> !metadata.has("deletionTimestamp"))
                .map(metadata -> metadata.path("name").asText())
                .toList();
    }

    /** The Secret brings a new log-in; all go over to it, and none goes back. */
    private static void loggedInAgain(Cluster cluster, Kubectl kubectl, LabNamespace namespace) throws Exception {
        String login = kubectl.feed("", "create", "--raw", server(namespace) + "/login", "--filename=-")
                .orFail("a log-in")
                .out();
        String fresh = new ObjectMapper().readTree(login).path("refresh_token").asText();
        String secret = cluster.example("oauth.yaml").split("---\n")[0].replace("tkr_of-the-first-log-in", fresh);
        kubectl.apply(secret);
        kubectl.must("annotate", "pods", "--selector=app=api-client", "test/refresh=1");
        JsonNode now = refreshed(kubectl, namespace, 1, 2);
        JsonNode before = stats(kubectl, namespace, 0);
        assertThat(now.path("due").asInt()).as("refreshes of the new log-in").isGreaterThanOrEqualTo(2);
        assertThat(now.path("revoked").asBoolean(true)).isFalse();
        refreshed(kubectl, namespace, 1, now.path("due").asInt() + 1);
        assertThat(stats(kubectl, namespace, 0))
                .as("the old log-in is not used any more")
                .isEqualTo(before);
    }

    /** Waits until so many access tokens of a log-in have ended and were refreshed. */
    private static JsonNode refreshed(Kubectl kubectl, LabNamespace namespace, int family, int times) throws Exception {
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        JsonNode stats = stats(kubectl, namespace, family);
        while (stats.path("due").asInt() < times && System.nanoTime() < latest) {
            Thread.sleep(1000);
            stats = stats(kubectl, namespace, family);
        }
        return stats;
    }

    /** What the server tells of a log-in, oldest first, asked through the API server. */
    private static JsonNode stats(Kubectl kubectl, LabNamespace namespace, int family) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(kubectl.must("get", "--raw", server(namespace) + "/stats"))
                .path(family);
    }

    private static String server(LabNamespace namespace) {
        return "/api/v1/namespaces/" + namespace.name() + "/services/authorization:8080/proxy";
    }
}
