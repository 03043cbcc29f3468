package dev.tokenkeeper.acceptance.workload;

import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program of this checkout, as somebody at a terminal runs it who has kubectl and this cluster's configuration. */
public final class Program {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Cluster cluster;

    public Program(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Runs {@code tokenkeeper WORDS}. */
    public Answer run(String... words) {
        return start(cluster.root().resolve("tokenkeeper"), words);
    }

    /** Runs {@code kubectl tokenkeeper WORDS}. */
    Answer asPlugin(String... words) {
        List<String> all = new ArrayList<>(List.of("tokenkeeper"));
        all.addAll(List.of(words));
        return start(Path.of(cluster.kubectlProgram().getFirst()), all.toArray(String[]::new));
    }

    private Answer start(Path program, String... words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        String kubectl =
                Path.of(cluster.kubectlProgram().getFirst()).getParent().toString();
        Map<String, String> environment = Map.of(
                "KUBECONFIG",
                cluster.kubectl().kubeconfig().toString(),
                "TOKENKEEPER_BUILD",
                "never",
                "PATH",
                cluster.root() + ":" + kubectl + ":" + System.getenv("PATH"));
        return Answer.of(command, cluster.root(), environment, "", LIMIT);
    }
}
