package dev.tokenkeeper.acceptance.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The lab's application in one namespace, and what tests do to it and see of it. */
final class TokenApp {
    /** How long anything may take on a busy machine. Tests that measure say their own limits. */
    static final Duration LONG = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATUS = "wget -q -O - http://127.0.0.1:8089/status";
    private static final String SECRET = "software-token";
    private static final String APPLICATION = "token-app";

    private final Cluster cluster;
    private final Kubectl kubectl;
    private final AtomicInteger refreshes = new AtomicInteger();

    private TokenApp(Cluster cluster, Kubectl kubectl) {
        this.cluster = cluster;
        this.kubectl = kubectl;
    }

    /** With nothing in the namespace yet. */
    static TokenApp in(Cluster cluster, LabNamespace namespace) {
        return new TokenApp(cluster, namespace.kubectl());
    }

    Kubectl kubectl() {
        return kubectl;
    }

    Manifest manifest(String file) {
        return Manifest.of(cluster, file);
    }

    /** The claim of {@code deploy/}, the Secret with this token, and the Deployment; ends when all its pods are ready. */
    TokenApp deployed(String token, Manifest manifest) {
        return applied(token, manifest).rolledOut();
    }

    /** The same without waiting. */
    TokenApp applied(String token, Manifest manifest) {
        kubectl.apply(Token.secret(SECRET, token) + "---\n" + cluster.manifest("pvc-token-storage.yaml") + "---\n"
                + manifest.text());
        return this;
    }

    /** Waits until all pods of the Deployment are of its newest version and ready. */
    TokenApp rolledOut() {
        kubectl.must(LONG, "rollout", "status", "deployment/token-app", "--timeout=" + LONG.toSeconds() + "s");
        return this;
    }

    /** Changes the Secret, and has the kubelet refresh the mounts of all pods at once instead of after a minute. */
    TokenApp deliver(String token) {
        return secret(token).refresh("--all");
    }

    /** Changes the Secret only. */
    TokenApp secret(String token) {
        kubectl.apply(Token.secret(SECRET, token));
        return this;
    }

    /** Has the kubelet refresh the mounts of {@code pods}: it does when it sees any change of a pod. */
    TokenApp refresh(String pods) {
        kubectl.must("annotate", "pods", pods, "--overwrite", "test/refresh=" + refreshes.incrementAndGet());
        return this;
    }

    /** The names of the pods that are not on their way out, oldest first. */
    List<String> pods() {
        JsonNode pods =
                kubectl.json("get", "pods", "--selector=app=token-app", "--sort-by=.metadata.creationTimestamp");
        return pods.path("items")
                .valueStream()
                .map(pod -> pod.path("metadata"))
                .filter(metadata -> !metadata.has("deletionTimestamp"))
                .map(metadata -> metadata.path("name").asText())
                .toList();
    }

    /** The only pod. */
    String pod() {
        List<String> pods = pods();
        if (pods.size() != 1) {
            throw new AssertionError("one pod was expected, not " + pods);
        }
        return pods.getFirst();
    }

    /** Deletes a pod as people do, and waits for the one that takes its place. */
    String replace(String pod) {
        kubectl.must(LONG, "delete", "pod", pod);
        rolledOut();
        return pod();
    }

    /** Runs a script in the application's container. */
    String inside(String pod, String script) {
        return kubectl.shell(pod, APPLICATION, script)
                .orFail(script + " in " + pod)
                .out();
    }

    /** Waits until a condition of {@code sh} holds inside of the application's container, asking there. */
    void until(String pod, String condition) {
        String loop = "until " + condition + "; do sleep 0.05; done";
        Answer answer = kubectl.run(
                LONG,
                "exec",
                pod,
                "-c",
                APPLICATION,
                "--",
                "timeout",
                String.valueOf(LONG.toSeconds() - 10),
                "sh",
                "-c",
                loop);
        if (!answer.succeeded()) {
            throw new AssertionError("never came true in " + pod + ": " + condition + "\n" + answer.all());
        }
    }

    /** Waits until the token's source version is {@code number} in the live file. */
    void untilVersion(String pod, int number) {
        until(pod, "grep -q '^Version: " + number + "$' \"$LICENSE_PATH\"");
    }

    /** The live file. */
    String live(String pod) {
        return inside(pod, "cat \"$LICENSE_PATH\"");
    }

    /**
     * Has all applications stop, and waits until each line that any of them wrote is in the live file, once and in
     * order. A line that was on its way into a file just replaced comes with a later pass.
     *
     * @return the live file
     */
    String untilNoLineIsMissing(String pod) throws InterruptedException {
        inside(pod, Lines.ENOUGH);
        long latest = System.nanoTime() + LONG.toNanos();
        while (true) {
            String live = live(pod);
            List<String> wrong = Lines.of(live).wrong(inside(pod, "cd /writable-tokens; " + Lines.NOTES));
            if (wrong.isEmpty()) {
                return live;
            }
            if (System.nanoTime() > latest) {
                throw new AssertionError("lines are missing: " + wrong);
            }
            Thread.sleep(1_000);
        }
    }

    /** What the init container left as its termination message. */
    JsonNode message(String pod) {
        return message(kubectl.json("get", "pod", pod), "token-initializer");
    }

    /** What the init container {@code name} left as its termination message, of its last run that ended. */
    static JsonNode message(JsonNode pod, String name) {
        for (JsonNode each : pod.path("status").path("initContainerStatuses")) {
            if (each.path("name").asText().equals(name)) {
                JsonNode now = each.path("state").path("terminated");
                JsonNode ended = now.isMissingNode() ? each.path("lastState").path("terminated") : now;
                return read(ended.path("message").asText());
            }
        }
        throw new AssertionError("no init container " + name);
    }

    /** What the sidecar tells at {@code /status}. */
    JsonNode status(String pod) {
        return read(inside(pod, STATUS));
    }

    /** Waits until the text of {@code /status} has {@code part}. */
    void untilStatus(String pod, String part) {
        try {
            until(pod, STATUS + " | grep -q -F '" + part + "'");
        } catch (AssertionError e) {
            throw new AssertionError("the status never had " + part + ": " + status(pod), e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
