package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Literal;
import java.util.ArrayList;
import java.util.List;

/** Our containers and mounts for a plan, as in {@code deploy/}: within the restricted profile and the lab's limits. */
final class OurContainers {
    static final String INIT_NAME = "token-initializer";
    static final String SIDECAR_NAME = "tokenkeeper";
    static final String INSTALL_NAME = "tokenkeeper-install";
    /** The volume that the program is copied to, and where the application's container sees it. */
    static final String PROGRAM_VOLUME = "tokenkeeper";

    static final String PROGRAM_PATH = "/tokenkeeper";
    private static final String INSTALL_PATH = "/install";
    private static final int FIRST_PORT = 8089;

    private final Plan plan;
    private final Wish wish;

    OurContainers(Plan plan, Wish wish) {
        this.plan = plan;
        this.wish = wish;
    }

    /** What goes in front of the pod's init containers. */
    List<Literal.Fields> all() {
        return switch (wish.way()) {
            case INIT -> List.of(init());
            case SIDECAR -> List.of(init(), sidecar());
            case EXEC -> List.of(install());
        };
    }

    /** What goes in front of the application's command. */
    List<Literal.Text> wordsBefore() {
        List<Literal.Text> words = new ArrayList<>();
        words.add(new Literal.Text(PROGRAM_PATH + "/bin/tokenkeeper"));
        words.addAll(words("exec"));
        words.add(new Literal.Text("--"));
        return words;
    }

    /** The source, as our containers mount it. */
    Literal.Fields sourceMount() {
        return Literal.fields()
                .with("name", plan.source())
                .with("mountPath", plan.sourcePath())
                .with("readOnly", Literal.of(true));
    }

    /** The program, as the application's container mounts it. */
    static Literal.Fields programMount() {
        return Literal.fields()
                .with("name", PROGRAM_VOLUME)
                .with("mountPath", PROGRAM_PATH)
                .with("readOnly", Literal.of(true));
    }

    static Literal.Fields programVolume() {
        return Literal.fields()
                .with("name", PROGRAM_VOLUME)
                .with("emptyDir", Literal.fields().with("sizeLimit", "200Mi"));
    }

    private Literal.Fields init() {
        return finished(named(plan.initName(), words("init")).with("volumeMounts", mounts()), "50m");
    }

    private Literal.Fields sidecar() {
        List<Literal.Text> words = new ArrayList<>(words("watch"));
        wish.followingFlags().forEach(flag -> words.add(escaped(flag)));
        Literal.Fields container = Literal.fields()
                .with("name", SIDECAR_NAME)
                .with("image", wish.image())
                .with("imagePullPolicy", "IfNotPresent")
                .with("restartPolicy", "Always");
        boolean http = wish.followingFlags().stream().anyMatch(flag -> flag.startsWith("--http="));
        if (http || plan.workload().spec().at("hostNetwork").isTrue()) {
            return finished(
                    container
                            .with("args", new Literal.Items(List.copyOf(words)))
                            .with("volumeMounts", mounts()),
                    "10m");
        }
        int port = freePort();
        words.add(new Literal.Text("--http=:" + port));
        Literal.Fields named = Literal.fields().with("name", SIDECAR_NAME).with("containerPort", Literal.of(port));
        Literal.Fields asked = Literal.fields().with("path", "/healthz").with("port", SIDECAR_NAME);
        container = container
                .with("args", new Literal.Items(List.copyOf(words)))
                .with("ports", Literal.items(named))
                .with(
                        "livenessProbe",
                        Literal.fields()
                                .with("httpGet", asked)
                                .with("periodSeconds", Literal.of(60))
                                .with("timeoutSeconds", Literal.of(5)));
        return finished(container.with("volumeMounts", mounts()), "10m");
    }

    private Literal.Fields install() {
        Literal.Fields mount = Literal.fields().with("name", PROGRAM_VOLUME).with("mountPath", INSTALL_PATH);
        List<Literal.Text> words = List.of(new Literal.Text("install"), new Literal.Text("--to=" + INSTALL_PATH));
        return finished(named(INSTALL_NAME, words).with("volumeMounts", Literal.items(mount)), "50m");
    }

    private Literal.Fields named(String name, List<Literal.Text> words) {
        return Literal.fields()
                .with("name", name)
                .with("image", wish.image())
                .with("imagePullPolicy", "IfNotPresent")
                .with("args", new Literal.Items(List.copyOf(words)));
    }

    private List<Literal.Text> words(String verb) {
        List<Literal.Text> words = new ArrayList<>();
        words.add(new Literal.Text(verb));
        words.add(new Literal.Text("--source=" + plan.sourcePath()));
        words.add(new Literal.Text("--target=" + plan.targetPath()));
        wish.deliveryFlags().forEach(flag -> words.add(escaped(flag)));
        return words;
    }

    /** Kubernetes takes {@code $(NAME)} for a variable and {@code $$} for a dollar. */
    private static Literal.Text escaped(String word) {
        return new Literal.Text(word.replace("$", "$$"));
    }

    private Literal.Items mounts() {
        Literal.Fields target = Literal.fields().with("name", plan.target()).with("mountPath", plan.targetPath());
        if (!plan.targetSubPath().isEmpty()) {
            target = target.with("subPath", plan.targetSubPath());
        }
        return Literal.items(sourceMount(), target);
    }

    private int freePort() {
        int port = FIRST_PORT;
        while (isTaken(port)) {
            port++;
        }
        return port;
    }

    private boolean isTaken(int port) {
        return plan.workload().containers().stream()
                .filter(container -> !plan.ours().contains(container))
                .flatMap(container -> container.part().at("ports").items().stream())
                .anyMatch(taken -> taken.at("containerPort").number(-1) == port);
    }

    private Literal.Fields finished(Literal.Fields container, String cpu) {
        Literal.Fields least = Literal.fields().with("memory", "32Mi").with("cpu", cpu);
        Literal.Fields most = Literal.fields().with("memory", "64Mi").with("cpu", "100m");
        return container
                .with("resources", Literal.fields().with("requests", least).with("limits", most))
                .with("securityContext", security());
    }

    /** The user is said again only where the pod does not say the same. */
    private Literal.Fields security() {
        Literal.Fields security = Literal.fields()
                .with("allowPrivilegeEscalation", Literal.of(false))
                .with("readOnlyRootFilesystem", Literal.of(true));
        if (plan.user() != 0) {
            security = security.with("runAsNonRoot", Literal.of(true));
        }
        security = own(security, "runAsUser", plan.user());
        security = own(security, "runAsGroup", plan.group());
        return security.with("capabilities", Literal.fields().with("drop", Literal.texts(List.of("ALL"))))
                .with("seccompProfile", Literal.fields().with("type", "RuntimeDefault"));
    }

    private Literal.Fields own(Literal.Fields security, String key, long id) {
        boolean said = plan.workload().spec().at("securityContext", key).number(-1) == id;
        return id < 0 || said ? security : security.with(key, Literal.of(id));
    }
}
