package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gets what a machine lacks for the lab, and tells how far it is: the cluster's programs, a cluster, our image in it. */
final class ClusterBuild {
    /** Kubernetes from source takes about six minutes on two cores, once. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final Checkout checkout;
    private final Commands commands;
    private final Narrator tell;

    ClusterBuild(Checkout checkout, Commands commands, Narrator tell) {
        this.checkout = checkout;
        this.commands = commands;
        this.tell = tell;
    }

    /** The configuration of the project's own cluster if that is up; else an empty text. */
    String kubeconfigIfUp() throws IOException, InterruptedException {
        Answer answer = commands.run(Duration.ofMinutes(5), List.of(checkout.clusterScript("kubeconfig")));
        return answer.succeeded() ? answer.out().strip() : "";
    }

    /** Starts the cluster. What it is made of is built first; that is told as it comes. */
    Path start() throws IOException, InterruptedException, LabStoppedException {
        tell.command("cluster/up");
        must("cluster/up", step("cluster/up", List.of("sh", "-c", "exec \"$0\" 2>&1", checkout.clusterScript("up"))));
        return Path.of(kubeconfigIfUp());
    }

    /** Builds the image if sources are newer than the one that is there. */
    void image() throws IOException, InterruptedException, LabStoppedException {
        if (checkout.hasFreshArchive()) {
            return;
        }
        tell.command("mvn package -Pimage");
        Answer offline = maven("-o");
        if (!offline.succeeded() && (offline.prints("offline") || offline.prints("has not been downloaded"))) {
            tell.say("fetching what Maven lacks");
            must("mvn package -Pimage", maven("-B"));
        } else {
            must("mvn package -Pimage", offline);
        }
    }

    private Answer maven(String flag) throws IOException, InterruptedException {
        String script = "JAVA_HOME=$(\"$0/cli/runtime/jdk25.sh\") || exit 1; export JAVA_HOME; exec mvn -q " + flag
                + " -f \"$0/pom.xml\" -Pimage -pl image -am -Dmaven.test.skip=true package 2>&1";
        return step("the image", List.of("sh", "-c", script, checkout.root().toString()));
    }

    /** Hands the image to the cluster's node. */
    void load() throws IOException, InterruptedException, LabStoppedException {
        tell.command("cluster/load image/target/tokenkeeper-docker.tar");
        List<String> command =
                List.of(checkout.clusterScript("load"), checkout.archive().toString());
        must("cluster/load", commands.run(Duration.ofMinutes(3), command));
    }

    /** Takes the cluster down, with all that it made on this machine. */
    static Answer down(Checkout checkout, Commands commands) throws IOException, InterruptedException {
        return commands.run(Duration.ofMinutes(2), List.of(checkout.clusterScript("down")));
    }

    private Answer step(String what, List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Answer answer = commands.run(LONGEST, command, line -> {
            if (!line.startsWith("WARNING") && !line.startsWith("[")) {
                tell.say(line.replaceFirst("^(tokenkeeper|cluster): ", "") + after(began));
            }
        });
        tell.say(what + (answer.succeeded() ? " done" : " failed") + after(began));
        return answer;
    }

    private static String after(long began) {
        return " (" + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s)";
    }

    private void must(String what, Answer answer) throws LabStoppedException {
        if (!answer.succeeded()) {
            answer.out().lines().filter(line -> !line.startsWith("WARNING")).forEach(tell::say);
            throw new LabStoppedException(what + " ended with " + answer.exit() + ": " + answer.lastLine()
                    + ". Next: type " + what + " yourself, and read what it says");
        }
    }
}
