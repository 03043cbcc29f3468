package dev.tokenkeeper.acceptance.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A namespace of one test, named so that tests can run side by side. Closing it deletes it with all that is in it, and
 * waits until it has gone.
 */
public final class LabNamespace implements AutoCloseable {
    /** What the namespace asks of its pods. */
    public enum Profile {
        /** Anything goes, as in a namespace that nobody gave labels. */
        UNRESTRICTED,
        /** The Pod Security profile {@code restricted} is enforced. */
        RESTRICTED
    }

    private static final Duration DELETION = Duration.ofMinutes(2);
    private static final String LABEL = "tokenkeeper.dev/test";

    private final String name;
    private final Kubectl kubectl;
    private final Kubectl whole;

    private LabNamespace(String name, Kubectl whole) {
        this.name = name;
        this.whole = whole;
        this.kubectl = whole.in(name);
    }

    /** Makes one whose name begins with {@code behaviour}, in the letters that a name may have. */
    public static LabNamespace create(Cluster cluster, String behaviour, Profile profile) {
        String words = behaviour
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String start = words.length() > 40 ? words.substring(0, 40) : words;
        return named(cluster, (start + "-" + Long.toString(System.nanoTime(), 36)).replace("--", "-"), profile);
    }

    /**
     * Makes one with exactly this name. There must be none yet, unless an earlier test left it behind: that one is
     * deleted first.
     */
    public static LabNamespace named(Cluster cluster, String name, Profile profile) {
        LabNamespace namespace = new LabNamespace(name, cluster.kubectl());
        if (!cluster.kubectl()
                .must("get", "namespace", "--selector=" + LABEL + "=" + name, "--output=name")
                .isBlank()) {
            namespace.close();
        }
        cluster.kubectl().must("create", "namespace", name);
        cluster.kubectl().must("label", "namespace", name, LABEL + "=" + name);
        namespace.profile(profile);
        return namespace;
    }

    /** Changes what is asked of pods that are made from now on. */
    public void profile(Profile profile) {
        String label = "pod-security.kubernetes.io/enforce";
        whole.must(
                "label",
                "--overwrite",
                "namespace",
                name,
                profile == Profile.RESTRICTED ? label + "=restricted" : label + "-");
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** {@code kubectl} in this namespace. */
    public Kubectl kubectl() {
        return kubectl;
    }

    /** All that helps to see why a test failed. Tests put no real secrets into a cluster. */
    public String diagnosis() {
        StringBuilder text = new StringBuilder("namespace " + name + "\n");
        for (List<String> look : List.of(
                List.of("get", "deployments,pods,pvc", "--output=wide"),
                List.of("get", "events", "--sort-by=.metadata.creationTimestamp"),
                List.of("describe", "pods"),
                List.of("logs", "--selector=app", "--all-containers", "--prefix", "--tail=40"))) {
            text.append("$ kubectl ").append(String.join(" ", look)).append('\n');
            text.append(kubectl.run(look.toArray(new String[0])).all());
        }
        return text.toString();
    }

    /** Deletes it. Pods end at once: no test waits for the grace of a pod that it is done with. */
    @Override
    public void close() {
        kubectl.run("delete", "deployments,statefulsets,daemonsets,jobs,replicasets", "--all", "--wait=false");
        kubectl.run("delete", "pods", "--all", "--grace-period=0", "--force", "--wait=false");
        whole.run(DELETION, "delete", "namespace", name, "--wait", "--timeout=" + DELETION.toSeconds() + "s")
                .orFail("the deletion of namespace " + name);
    }
}
