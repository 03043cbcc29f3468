package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.examine.Evidence.SourceFacts;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Secret or ConfigMap itself: is it there, has it the keys, has it changed since the pods started. */
final class SourceExam {
    private final Evidence evidence;
    private final Scene scene;
    private final Findings findings;

    SourceExam(Evidence evidence, Scene scene, Findings findings) {
        this.evidence = evidence;
        this.scene = scene;
        this.findings = findings;
    }

    void run() {
        for (Volume volume : scene.sources()) {
            for (Origin origin : volume.origins()) {
                SourceFacts facts = evidence.sources().get(origin.toString());
                if (facts != null) {
                    facts(origin, facts);
                }
            }
        }
        keys();
    }

    private void facts(Origin origin, SourceFacts facts) {
        if (!facts.there()) {
            if (!origin.optional()) {
                findings.add(
                        Symptom.SOURCE_MISSING,
                        origin.toString(),
                        "there is none of that name",
                        "kubectl apply" + evidence.place() + " -f FILE, with the " + origin.kind() + " in it");
            }
            return;
        }
        if (facts.immutable()) {
            findings.add(
                    Symptom.IMMUTABLE_SOURCE,
                    origin.toString(),
                    "it is immutable",
                    "for a change, delete it, make it anew, and restart the pods");
        }
        for (Part pod : evidence.pods()) {
            String started = pod.text("status", "startTime");
            boolean changed = !facts.changed().isEmpty()
                    && !started.isEmpty()
                    && facts.changed().compareTo(started) > 0;
            if (changed && !scene.follows()) {
                findings.add(
                        Symptom.SOURCE_CHANGED,
                        origin.toString(),
                        "it changed at " + facts.changed() + ", and pod " + pod.text("metadata", "name")
                                + " started at " + started,
                        restart());
                return;
            }
        }
    }

    private String restart() {
        return switch (scene.workload().kind()) {
            case "Deployment", "StatefulSet", "DaemonSet" ->
                "kubectl rollout restart " + scene.workload().reference() + evidence.place()
                        + ", or tokenkeeper inject --as sidecar";
            default -> "make the pod anew, or tokenkeeper inject --as sidecar";
        };
    }

    private void keys() {
        Set<String> told = new HashSet<>();
        for (Delivery delivery : scene.deliveries()) {
            Volume volume = scene.workload().volumeAt(delivery.container(), delivery.source());
            Set<String> known = volume == null ? null : keys(volume);
            if (known == null) {
                continue;
            }
            for (String file : delivery.values("file")) {
                String key = file.split("[:,]", 2)[0];
                if (!known.contains(key) && told.add(key)) {
                    findings.add(
                            Symptom.KEY_MISSING,
                            "container " + delivery.container().name(),
                            "it delivers the key " + key + ", and there are "
                                    + known.stream().sorted().toList(),
                            "add the key to the source, or correct --file");
                }
            }
        }
    }

    /** The names of a volume's files; null if they are not known. */
    private @Nullable Set<String> keys(Volume volume) {
        Set<String> keys = new HashSet<>();
        List<Origin> origins = volume.origins();
        for (Origin origin : origins) {
            SourceFacts facts = evidence.sources().get(origin.toString());
            if (facts == null || !facts.there() || facts.keys() == null) {
                return null;
            }
            keys.addAll(facts.keys());
        }
        List<Part> items = volume.part().at("secret", "items").items();
        items = items.isEmpty() ? volume.part().at("configMap", "items").items() : items;
        if (volume.part().at("projected").isMap()) {
            return null;
        }
        if (items.isEmpty()) {
            return keys;
        }
        Set<String> paths = new HashSet<>();
        items.stream().filter(item -> keys.contains(item.text("key"))).forEach(item -> paths.add(item.text("path")));
        return paths;
    }
}
