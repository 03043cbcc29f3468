package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Container.Stage;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import java.util.List;

/** How the token gets to the application, and whether changes do. */
final class CopyExam {
    static final String INJECT = "tokenkeeper inject -f MANIFEST";

    private final Scene scene;
    private final String apply;
    private final Findings findings;

    CopyExam(Scene scene, String apply, Findings findings) {
        this.scene = scene;
        this.apply = apply;
        this.findings = findings;
    }

    void run() {
        Container copier = scene.copier();
        if (copier != null) {
            copier(copier);
        } else if (scene.deliveries().isEmpty()) {
            boolean any = !scene.sources().isEmpty();
            findings.add(
                    Symptom.NOT_KEPT,
                    scene.workload().reference(),
                    any ? "no container of Tokenkeeper is in it" : "it mounts neither a Secret nor a ConfigMap",
                    any ? INJECT + " --claim NAME" + apply : "mount one where the application wants its token");
        }
        if (!scene.deliveries().isEmpty()) {
            deliveries();
        }
        environment();
    }

    private void copier(Container copier) {
        String script = String.join("\n", copier.words());
        boolean once = script.contains("! -f")
                || script.contains("! -e")
                || script.contains("cp -n")
                || script.contains("! -s");
        Volume target = scene.target();
        String onClaim = target != null && target.kind() == Volume.Kind.CLAIM ? "" : " --claim NAME";
        String replace = INJECT + onClaim + " --replace " + copier.name() + apply;
        findings.add(
                once && scene.deliveries().isEmpty() ? Symptom.COPIES_ONLY_ONCE : Symptom.OVERWRITING_INIT,
                "container " + copier.name(),
                once
                        ? "it copies the Secret if there is no token yet"
                        : "it sees both the Secret and the token's volume, and is none of Tokenkeeper's",
                replace);
    }

    private void deliveries() {
        Delivery first = scene.deliveries().getFirst();
        if (!scene.follows()) {
            findings.add(
                    Symptom.NO_SIDECAR,
                    "container " + first.container().name(),
                    "it delivers at the start, and nothing follows changes",
                    "kubectl rollout restart after a change, or tokenkeeper inject --as sidecar");
        }
        for (Delivery delivery : scene.deliveries()) {
            String what = "container " + delivery.container().name();
            if (delivery.verb().equals("watch") && delivery.container().stage() == Stage.MAIN) {
                findings.add(
                        Symptom.SIDECAR_NOT_NATIVE,
                        what,
                        "it watches as an ordinary container",
                        "move it to initContainers, with restartPolicy: Always");
            }
            String strategy = delivery.value("strategy").replace("-", "");
            if (strategy.equalsIgnoreCase("createdonce")) {
                findings.add(
                        Symptom.CREATED_ONCE,
                        what,
                        "its strategy is created-once",
                        "leave --strategy out if changes shall arrive");
            }
        }
        order(first);
    }

    private void order(Delivery first) {
        Volume target = scene.target();
        for (Container container : scene.workload().containers()) {
            if (container.equals(first.container())) {
                return;
            }
            if (target != null && container.mount(target.name()) != null) {
                findings.add(
                        Symptom.NOT_FIRST,
                        "container " + container.name(),
                        "it mounts the token and starts before it is delivered",
                        "put " + first.container().name() + " first");
            }
        }
    }

    private void environment() {
        List<String> secrets = scene.sources().stream()
                .flatMap(volume -> volume.origins().stream())
                .map(Volume.Origin::name)
                .toList();
        for (Container container : scene.workload().containers()) {
            boolean refers = container.part().at("env").items().stream()
                    .map(variable -> variable.at("valueFrom"))
                    .anyMatch(from -> secrets.contains(from.text("secretKeyRef", "name"))
                            || secrets.contains(from.text("configMapKeyRef", "name")));
            boolean all = container.part().at("envFrom").items().stream()
                    .anyMatch(from -> secrets.contains(from.text("secretRef", "name"))
                            || secrets.contains(from.text("configMapRef", "name")));
            if ((refers || all) && !container.isOurs()) {
                findings.add(
                        Symptom.TOKEN_IN_ENVIRONMENT,
                        "container " + container.name(),
                        "it has the source in its environment too",
                        "let the application read the file");
            }
        }
    }

    /** The mounts of a token, told as one line where all is well. */
    static void tell(Scene scene, Findings findings) {
        Volume target = scene.target();
        if (scene.deliveries().isEmpty() || target == null) {
            return;
        }
        for (Container reader : scene.readers(target)) {
            Mount mount = reader.mount(target.name());
            String claim = target.claim().isEmpty() ? "volume " + target.name() : "claim " + target.claim();
            List<Volume> sources = scene.sources();
            String from = sources.isEmpty() || sources.getFirst().origins().isEmpty()
                    ? "its source"
                    : sources.getFirst().origins().getFirst().toString();
            if (mount != null) {
                findings.good(
                        "container " + reader.name(),
                        "it has the token of " + from + " at " + mount.path() + ", on " + claim);
            }
        }
    }
}
