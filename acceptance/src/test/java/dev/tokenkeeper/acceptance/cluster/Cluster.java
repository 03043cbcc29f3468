package dev.tokenkeeper.acceptance.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cluster that the tests run on: the one of {@code KUBECONFIG} if that is set, else the project's own
 * ({@code cluster/up}), into which the image is loaded. One that the tests started is taken down when they are over; one
 * that was up already stays up.
 *
 * <p>On a cluster of {@code KUBECONFIG} the image must be there or be pulled: {@code TOKENKEEPER_IMAGE} names it.
 */
public final class Cluster implements AutoCloseable {
    /** With a cold build of Kubernetes: six minutes on two cores, and as much again when the machine is busy. */
    private static final Duration LONGEST_START = Duration.ofMinutes(25);

    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root", ".."))
            .toAbsolutePath()
            .normalize();

    private final Kubectl kubectl;
    private final boolean own;
    private final boolean started;
    private final String image;

    private Cluster(Kubectl kubectl, boolean own, boolean started, String image) {
        this.kubectl = kubectl;
        this.own = own;
        this.started = started;
        this.image = image;
    }

    /** Finds or starts it. Tests get it from {@link InCluster}, once for all of them. */
    static Cluster open() {
        String given = System.getenv("KUBECONFIG");
        if (given != null && !given.isEmpty()) {
            Kubectl kubectl = Kubectl.of(program(), Path.of(given));
            kubectl.run("get", "--raw", "/readyz").orFail("the cluster of KUBECONFIG (" + given + ")");
            String image = System.getenv("TOKENKEEPER_IMAGE");
            return new Cluster(kubectl, false, false, image == null || image.isEmpty() ? builtImage() : image);
        }
        boolean wasUp =
                script("kubectl", Kubectl.LIMIT, "get", "--raw", "/readyz").succeeded();
        if (!wasUp) {
            System.out.println("cluster: starting one for the tests (cluster/up)");
            script("up", LONGEST_START).orFail("cluster/up");
        }
        Path archive = ROOT.resolve("image/target/tokenkeeper-docker.tar");
        if (!Files.exists(archive)) {
            throw new AssertionError(archive + " is missing: run 'mvn package -Pimage' first");
        }
        script("load", Duration.ofMinutes(3), archive.toString()).orFail("cluster/load " + archive);
        String kubeconfig = script("kubeconfig", Kubectl.LIMIT)
                .orFail("cluster/kubeconfig")
                .out()
                .strip();
        Kubectl kubectl = Kubectl.of(List.of(ROOT.resolve("cluster/kubectl").toString()), Path.of(kubeconfig));
        return new Cluster(kubectl, true, !wasUp, builtImage());
    }

    /** The one on the PATH, or the one that is built with the cluster. */
    private static List<String> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "kubectl").toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> List.of(found.toString()))
                .orElse(List.of(ROOT.resolve("cluster/kubectl").toString()));
    }

    /** The name in the manifests: the project's own version without what marks it as not yet released. */
    private static String builtImage() {
        return "tokenkeeper:"
                + System.getProperty("tokenkeeper.version", "0.1.0").replace("-SNAPSHOT", "");
    }

    private static Answer script(String name, Duration limit, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("cluster").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return Answer.of(command, ROOT, Map.of(), "", limit);
    }

    /** {@code kubectl} of this cluster, in its default namespace. */
    public Kubectl kubectl() {
        return kubectl;
    }

    /** The words that start {@code kubectl}, for scripts that call it by its name. */
    public List<String> kubectlProgram() {
        return own ? List.of(ROOT.resolve("cluster/kubectl").toString()) : program();
    }

    /** Whether it is the project's own, so that the node can be reached. */
    public boolean isOwn() {
        return own;
    }

    /** The image's reference, as a pod names it. */
    public String image() {
        return image;
    }

    /** The root of the checkout. */
    public Path root() {
        return ROOT;
    }

    /** A file of {@code deploy/}, with the image that this cluster has. */
    public String manifest(String name) {
        return file("deploy", name);
    }

    /** A file of {@code examples/}, with the image that this cluster has. */
    public String example(String name) {
        return file("examples", name);
    }

    private String file(String folder, String name) {
        try {
            return Files.readString(ROOT.resolve(folder).resolve(name)).replace(builtImage(), image);
        } catch (java.io.IOException e) {
            throw new AssertionError(folder + "/" + name + " cannot be read", e);
        }
    }

    /** Runs another script of {@code cluster/}, such as {@code node}: only for the project's own cluster. */
    public Answer tool(String script, Duration limit, String... arguments) {
        if (!own) {
            throw new AssertionError("cluster/" + script + " works on the project's own cluster only");
        }
        return script(script, limit, arguments);
    }

    @Override
    public void close() {
        if (started) {
            script("down", Duration.ofMinutes(2)).orFail("cluster/down");
        }
    }
}
