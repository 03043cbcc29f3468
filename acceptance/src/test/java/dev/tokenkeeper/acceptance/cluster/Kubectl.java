package dev.tokenkeeper.acceptance.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code kubectl} for one cluster and, if asked, one namespace. Each call is a process of its own with a limit; it may be
 * used by several threads.
 */
public final class Kubectl {
    /** How long a command may take if nothing else is said. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> program;
    private final Path kubeconfig;
    private final List<String> scope;

    private Kubectl(List<String> program, Path kubeconfig, List<String> scope) {
        this.program = List.copyOf(program);
        this.kubeconfig = kubeconfig;
        this.scope = List.copyOf(scope);
    }

    /** For the cluster of {@code kubeconfig}, in the namespace that is set there. */
    static Kubectl of(List<String> program, Path kubeconfig) {
        return new Kubectl(program, kubeconfig, List.of());
    }

    /** The same in another namespace. */
    public Kubectl in(String namespace) {
        return new Kubectl(program, kubeconfig, List.of("--namespace=" + namespace));
    }

    /** The file with the cluster's address and the key to it. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Runs {@code kubectl ARGUMENTS}, at most {@link #LIMIT}. */
    public Answer run(String... arguments) {
        return run(LIMIT, arguments);
    }

    /** Runs {@code kubectl ARGUMENTS}, at most {@code limit}. */
    public Answer run(Duration limit, String... arguments) {
        return Answer.of(command(arguments), Path.of("."), Map.of(), "", limit);
    }

    /** Runs it and returns what it printed to standard output; a failure fails the test with all that was said. */
    public String must(String... arguments) {
        return must(LIMIT, arguments);
    }

    /** The same with a limit of its own. */
    public String must(Duration limit, String... arguments) {
        return run(limit, arguments)
                .orFail("kubectl " + String.join(" ", arguments))
                .out();
    }

    /** Runs it with something to read, such as a script for {@code exec -i}. */
    public Answer feed(String input, String... arguments) {
        return Answer.of(command(arguments), Path.of("."), Map.of(), input, LIMIT);
    }

    /** {@code kubectl apply} of these YAML documents; returns what the server said, warnings included. */
    public String apply(String yaml) {
        return feed(yaml, "apply", "-f", "-").orFail("kubectl apply").all();
    }

    /** Runs it with {@code -o json} and reads the answer. */
    public JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--output=json");
        try {
            return JSON.readTree(must(all.toArray(new String[0])));
        } catch (JsonProcessingException e) {
            throw new AssertionError("kubectl " + String.join(" ", all) + " answered no JSON", e);
        }
    }

    /** A script in a container of a pod: {@code kubectl exec POD -c CONTAINER -- sh -c SCRIPT}. */
    public Answer shell(String pod, String container, String script) {
        return run("exec", pod, "-c", container, "--", "sh", "-c", script);
    }

    /** Starts one that goes on, such as {@code logs -f}; both streams go to {@code log}. The caller ends it. */
    public Process start(Path log, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return builder.start();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.add("--kubeconfig=" + kubeconfig);
        command.addAll(scope);
        command.addAll(List.of(arguments));
        return command;
    }
}
