package dev.tokenkeeper.acceptance.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.InCluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No value of a token is in anything that a cluster shows of our containers, of our own example application or of the
 * objects around them: logs, descriptions, events, all objects but the Secret itself, and what the sidecar answers.
 */
@ExtendWith(InCluster.class)
class CanaryClusterIT {
    private static final Canary SOURCE = new Canary("s3cr3t/\"bird\" of the source");
    private static final Canary RENEWED = new Canary("s3cr3t/\"bird\" of the renewed source");
    private static final Canary APPLICATION = new Canary("s3cr3t/\"bird\" of the application");
    private static final Canary REFUSED = new Canary("s3cr3t/\"bird\" in a bad source");
    private static final List<Canary> BIRDS = List.of(SOURCE, RENEWED, APPLICATION, REFUSED);

    private final Map<String, String> seen = new TreeMap<>();

    @Test
    @Restricted
    void noValueIsShownWhateverHappensToTheToken(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        kubectl.apply(secret("SOFTWARE_LICENSE_V1", SOURCE));
        kubectl.apply(cluster.manifest("pvc-token-storage.yaml"));

        String pod = rollOut(kubectl, cluster.manifest("sidecar.yaml"));
        look("delivered", kubectl, pod);

        kubectl.feed(
                "sed -i 's|^API_KEY: .*|API_KEY: " + APPLICATION.value() + "|' /writable-tokens/license.token\n",
                "exec",
                "-i",
                pod,
                "-c",
                "token-app",
                "--",
                "sh");
        assertThat(live(kubectl, pod)).contains(APPLICATION.value());
        kubectl.apply(secret("SOFTWARE_LICENSE_V1", RENEWED));
        kubectl.must("annotate", pod, "tokenkeeper.dev/test=changed");
        Patience.until(Duration.ofMinutes(3), "the sidecar tells of the conflict", () -> {
            TimeUnit.MILLISECONDS.sleep(200);
            return tokenkeeper(kubectl, pod, "status").contains("/API_KEY");
        });
        look("in conflict", kubectl, pod);

        kubectl.apply(secret("something else", REFUSED));
        String validated = rollOut(kubectl, cluster.manifest("validated.yaml"));
        assertThat(kubectl.must("logs", validated, "-c", "token-initializer")).contains("SourceInvalid");
        look("refused", kubectl, validated);

        kubectl.apply(secret("SOFTWARE_LICENSE_V1", RENEWED));
        String exec = rollOut(kubectl, cluster.manifest("exec.yaml"));
        look("by exec", kubectl, exec);

        assertThat(SOURCE.isIn(secretAsYaml(kubectl)) || RENEWED.isIn(secretAsYaml(kubectl)))
                .as("the search finds a value where there is one")
                .isTrue();
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(String.join("\n", seen.values())).contains("API_KEY", "PassReport", "kind: Pod", "Initializing");
        for (Map.Entry<String, String> text : seen.entrySet()) {
            for (Canary bird : BIRDS) {
                assertThat(bird.isIn(text.getValue()))
                        .as("%s shows the value %s", text.getKey(), bird.value())
                        .isFalse();
            }
        }
    }

    private static String secret(String heading, Canary bird) {
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: software-token
                stringData:
                  license.token: |
                    %s
                    Product: App
                    API_KEY: %s
                """.formatted(heading, bird.value());
    }

    private static String rollOut(Kubectl kubectl, String manifest) throws Exception {
        kubectl.apply(manifest);
        kubectl.must(Duration.ofMinutes(2), "rollout", "status", "deployment/token-app", "--timeout=110s");
        List<String> pods = new ArrayList<>();
        Patience.until(Duration.ofMinutes(1), "one pod is left", () -> {
            TimeUnit.MILLISECONDS.sleep(200);
            pods.clear();
            kubectl.must("get", "pods", "-l", "app=token-app", "-o", "name")
                    .lines()
                    .forEach(pods::add);
            return pods.size() == 1;
        });
        return pods.getFirst();
    }

    /** All that can be seen just now. What a container does not have is not there to be seen. */
    private void look(String when, Kubectl kubectl, String pod) throws Exception {
        String containers =
                kubectl.must("get", pod, "-o", "jsonpath={.spec.initContainers[*].name} {.spec.containers[*].name}");
        for (String container : containers.strip().split(" ")) {
            note(when + ": logs of " + container, logs(kubectl, pod, container));
        }
        note(when + ": describe", kubectl.must("describe", "all,secrets,pvc,configmaps"));
        note(when + ": events", kubectl.must("get", "events") + kubectl.must("get", "events", "-o", "yaml"));
        note(
                when + ": objects",
                kubectl.must(
                        "get",
                        "all,pvc,configmaps,serviceaccounts,controllerrevisions,endpointslices,pv",
                        "-o",
                        "yaml"));
        if (containers.contains("tokenkeeper ")) {
            for (String verb : List.of("status", "history", "diff", "verify")) {
                note(when + ": " + verb, tokenkeeper(kubectl, pod, verb));
            }
            for (String page : List.of("status", "metrics", "readyz")) {
                note(when + ": /" + page, page(kubectl, pod, page));
            }
        }
    }

    /** All containers say something, but one that has just begun may not have done so yet. */
    private static String logs(Kubectl kubectl, String pod, String container) throws Exception {
        AtomicReference<String> logs = new AtomicReference<>("");
        Patience.until(Duration.ofMinutes(1), container + " says something", () -> {
            TimeUnit.MILLISECONDS.sleep(200);
            logs.set(kubectl.must("logs", pod, "-c", container));
            return !logs.get().isEmpty();
        });
        return logs.get();
    }

    private void note(String what, String text) {
        assertThat(text).as(what).isNotEmpty();
        seen.put(what, text);
    }

    private static String tokenkeeper(Kubectl kubectl, String pod, String verb) {
        return kubectl.run(
                        "exec",
                        pod,
                        "-c",
                        "tokenkeeper",
                        "--",
                        "/tokenkeeper/bin/tokenkeeper",
                        verb,
                        "--target=/writable-tokens")
                .all();
    }

    /** What the sidecar answers on its port, asked from the application's container. */
    private static String page(Kubectl kubectl, String pod, String page) {
        return kubectl.shell(pod, "token-app", "wget -q -O - http://127.0.0.1:8089/" + page)
                .all();
    }

    private static String live(Kubectl kubectl, String pod) {
        return kubectl.must("exec", pod, "-c", "token-app", "--", "cat", "/writable-tokens/license.token");
    }

    private static String secretAsYaml(Kubectl kubectl) {
        return kubectl.must("get", "secret", "software-token", "-o", "yaml");
    }
}
