package dev.tokenkeeper.acceptance.labtext;

import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A person's terminal: a folder with manifests, and a {@code kubectl} whose current context has the lab's namespace, as
 * the text takes for granted.
 */
final class Terminal {
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(330);
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(90);

    private final Path folder;
    private final Map<String, String> environment;
    private final Kubectl kubectl;

    /** Opens it in an empty folder. */
    Terminal(Path folder, Cluster cluster, String namespace) throws IOException {
        this.folder = folder;
        this.kubectl = cluster.kubectl().in(namespace);
        Path kubeconfig = folder.resolve(".kubeconfig");
        Files.writeString(kubeconfig, cluster.kubectl().must("config", "view", "--raw", "--flatten"));
        Path tools = Files.createDirectory(folder.resolve(".tools"));
        Path shim = tools.resolve("kubectl");
        Files.writeString(
                shim,
                "#!/bin/sh\nexec '" + String.join("' '", cluster.kubectlProgram())
                        + "' --kubeconfig=\"$KUBECONFIG\" \"$@\"\n");
        Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwx------"));
        this.environment =
                Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", tools + ":" + System.getenv("PATH"), "LC_ALL", "C");
        type("kubectl config set-context --current --namespace=" + namespace).orFail("to set the namespace");
    }

    /** Writes a file that a command of the text names. */
    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Runs what a person would type, with the person's own shell. */
    Answer type(String command) {
        return Answer.of(java.util.List.of("bash", "-c", command), folder, environment, "", LONGEST_COMMAND);
    }

    /** Runs a command that goes on for ever, and ends it once it has shown a running pod. */
    Answer watch(String command) throws Exception {
        Path log = folder.resolve(".watch.log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            Patience.until(LONGEST_WATCH, "a running pod in " + command, () -> {
                TimeUnit.MILLISECONDS.sleep(50);
                return !process.isAlive() || Files.readString(log).matches("(?s).*\\b1/1 +Running\\b.*");
            });
        } catch (AssertionError e) {
            return new Answer(Answer.TOO_LONG, Files.readString(log), e.getMessage());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
        }
        String seen = Files.readString(log);
        return new Answer(seen.contains("Running") ? 0 : 1, seen, "");
    }

    /** {@code kubectl} for the runner's own looks, in the lab's namespace. */
    Kubectl kubectl() {
        return kubectl;
    }

    /** Applies manifests, waits for the rollout, and returns the name of the newest pod. */
    String rollOut(String manifests) {
        kubectl.apply(manifests);
        kubectl.must(Duration.ofMinutes(2), "rollout", "status", "deployment/token-app", "--timeout=110s");
        return newestPod();
    }

    /** The name of the pod that was made last. */
    String newestPod() {
        return kubectl.must("get", "pods", "-l", "app=token-app", "--sort-by=.metadata.creationTimestamp", "-o", "name")
                .lines()
                .toList()
                .getLast();
    }

    /** What the init container of a pod has printed. */
    String initLog(String pod) {
        return kubectl.must("logs", pod, "-c", "token-initializer");
    }

    /** The live file, as the application sees it. */
    String live(String pod) {
        return kubectl.must("exec", pod, "-c", "token-app", "--", "cat", "/writable-tokens/license.token");
    }
}
