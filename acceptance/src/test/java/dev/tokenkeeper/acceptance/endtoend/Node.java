package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The machine that the pods run on. It is open to tests in the project's own cluster only; elsewhere they are skipped. */
final class Node {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> CTR =
            List.of("ctr", "--address=/run/containerd/containerd.sock", "--namespace=k8s.io");

    private final Cluster cluster;

    private Node(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Skips the test where it cannot be reached. */
    static Node of(Cluster cluster) {
        assumeThat(cluster.isOwn())
                .as("the node can be reached: KUBECONFIG is not set, so that the cluster is the project's own")
                .isTrue();
        return new Node(cluster);
    }

    /** Runs a script on it, as root, and returns what that printed. */
    String run(String script) {
        return tool("node", "sh", "-c", script);
    }

    /** The containers' own tool. */
    String ctr(String... arguments) {
        List<String> all = new ArrayList<>(CTR);
        all.addAll(List.of(arguments));
        return tool("node", all.toArray(String[]::new));
    }

    /** Starts the containers' own tool and lets it run; the caller ends it. */
    Process startCtr(Path log, String... arguments) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(cluster.root().resolve("cluster/node").toString()));
        all.addAll(CTR);
        all.addAll(List.of(arguments));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Ends the kubelet, and returns when its next life has found its pods. */
    void restartKubelet() {
        tool("restart", "kubelet");
    }

    /** A file system in memory of this size, or another size for the one of this name; returns its folder. */
    String memory(String name, String size) {
        return tool("tmpfs", name, size).strip();
    }

    private String tool(String script, String... arguments) {
        return cluster.tool(script, LIMIT, arguments)
                .orFail("cluster/" + script + " " + String.join(" ", arguments))
                .out();
    }
}
