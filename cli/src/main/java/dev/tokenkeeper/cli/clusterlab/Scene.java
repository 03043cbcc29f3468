package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lab's namespace on a cluster: commands that are shown, looks that are not, and manifests with the right image. */
final class Scene {
    static final String NAMESPACE = "test-lab";
    static final String DEPLOYMENT = "deployment/token-app";
    static final String TOKEN = "/writable-tokens/license.token";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Checkout checkout;
    private final Commands commands;
    private final Narrator tell;
    private final List<String> kubectl;
    private final Path folder;
    private final String image;

    /**
     * A scene on a cluster that is there.
     *
     * @param kubectl the words that start kubectl for it
     * @param folder where manifests are written that differ from those of the checkout
     */
    Scene(Checkout checkout, Commands commands, Narrator tell, List<String> kubectl, Path folder, String image) {
        this.checkout = checkout;
        this.commands = commands;
        this.tell = tell;
        this.kubectl = List.copyOf(kubectl);
        this.folder = folder;
        this.image = image;
    }

    /** The same scene, for what has to be done after the first commands were stopped. */
    Scene with(Commands others) {
        return new Scene(checkout, others, tell, kubectl, folder, image);
    }

    /** Runs {@code kubectl} without showing it. */
    Answer look(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(kubectl);
        command.add("--namespace=" + NAMESPACE);
        command.addAll(List.of(arguments));
        return commands.run(LIMIT, command);
    }

    /** Shows the command, and runs it. */
    Answer kubectl(String... arguments) throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("kubectl");
        for (String argument : arguments) {
            line.append(' ').append(argument.matches("[A-Za-z0-9_./:=,@-]+") ? argument : "'" + argument + "'");
        }
        tell.command(line.toString());
        return look(arguments);
    }

    /** Applies a manifest of {@code deploy/}, with the image that this cluster has. */
    Answer apply(String name) throws IOException, InterruptedException {
        tell.command("kubectl apply -f deploy/" + name);
        String text = checkout.manifest(name).replace(Flags.IMAGE.fallback(), image);
        return look("apply", "-f", Files.writeString(folder.resolve(name), text).toString());
    }

    /**
     * Changes the Secret of {@code deploy/} with {@code sed}, and applies it; the whole line is shown.
     *
     * @param edit the script for sed, without a quote
     */
    boolean applySecret(String edit) throws IOException, InterruptedException {
        String line = "sed '" + edit + "' deploy/secret-software-token.yaml | kubectl apply -f -";
        tell.command(line);
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cd \"$0\" && sed '" + edit + "' deploy/secret-software-token.yaml | \"$@\" apply -f -",
                checkout.root().toString()));
        command.addAll(kubectl);
        command.add("--namespace=" + NAMESPACE);
        return commands.run(LIMIT, command).succeeded();
    }

    /** A manifest of {@code deploy/}, as it stands there. */
    String manifest(String name) throws IOException {
        return checkout.manifest(name);
    }

    /** Waits until the Deployment's pods are those of its last version, and runs. */
    boolean rolledOut() throws IOException, InterruptedException {
        return kubectl("rollout", "status", DEPLOYMENT, "--timeout=120s").succeeded();
    }

    /** The newest pod that is not being deleted. */
    String pod() throws IOException, InterruptedException {
        String names = look(
                        "get",
                        "pods",
                        "--selector=app=token-app",
                        "--sort-by=.metadata.creationTimestamp",
                        "--output=jsonpath={.items[*].metadata.name}")
                .out()
                .strip();
        return names.substring(names.lastIndexOf(' ') + 1);
    }

    /** Runs a command in the application's container. */
    Answer inApplication(String... command) throws IOException, InterruptedException {
        return kubectl(exec(DEPLOYMENT, command));
    }

    /** The live file as the application sees it; empty if it cannot be read. */
    String live() throws IOException, InterruptedException {
        return look(exec("pod/" + pod(), "cat", TOKEN)).out();
    }

    private static String[] exec(String where, String... command) {
        List<String> arguments = new ArrayList<>(List.of("exec", where, "-c", "token-app", "--"));
        arguments.addAll(List.of(command));
        return arguments.toArray(new String[0]);
    }

    /** What the init container of the newest pod has printed. */
    Answer initLog() throws IOException, InterruptedException {
        tell.command("kubectl logs " + DEPLOYMENT + " -c token-initializer");
        return look("logs", "pod/" + pod(), "-c", "token-initializer");
    }

    /** The pass report that the init container left as its termination message. */
    String initReport() throws IOException, InterruptedException {
        return look(
                        "get",
                        "pod",
                        pod(),
                        "--output=jsonpath={.status.initContainerStatuses[0].state.terminated.message}")
                .out();
    }

    /** Waits until only the pods of the Deployment's last version are there. */
    void settle() throws IOException, InterruptedException {
        for (int i = 0;
                i < 80
                        && look("get", "pods", "--selector=app=token-app", "--output=name")
                                        .out()
                                        .lines()
                                        .count()
                                > 1;
                i++) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Waits until the live file has {@code text}; returns how long that took, or -1 if it did not. */
    long until(String text, Duration longest) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!live().contains(text)) {
            if (System.nanoTime() - began > longest.toNanos()) {
                return -1;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** Whether the namespace is there, and of this lab. */
    boolean isLeftBehind() throws IOException, InterruptedException {
        return look("get", "namespace", NAMESPACE, "--output=jsonpath={.metadata.labels.tokenkeeper\\.dev/lab}")
                .out()
                .equals("yes");
    }

    boolean isThere() throws IOException, InterruptedException {
        return look("get", "namespace", NAMESPACE).succeeded();
    }

    /** Deletes the namespace with all that is in it; the pods get no grace. */
    Answer delete() throws IOException, InterruptedException {
        look("delete", "deployments", "--all", "--wait=false");
        look("delete", "pods", "--all", "--grace-period=0", "--force", "--wait=false");
        return look("delete", "namespace", NAMESPACE, "--wait", "--timeout=150s", "--ignore-not-found");
    }
}
