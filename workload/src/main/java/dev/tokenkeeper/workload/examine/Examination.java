package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.examine.Evidence.SourceFacts;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Examines workloads by what is known of them. It says what was seen and what to type, and never a token's value. */
public final class Examination {
    private Examination() {}

    /** What is found at {@code evidence}, the gravest first. */
    public static List<Finding> of(Evidence evidence) {
        Findings findings = new Findings();
        Scene scene = new Scene(evidence.workload());
        String apply = " | kubectl apply" + evidence.place() + " -f -";
        new PodExam(evidence, findings).run();
        new MountExam(scene, CopyExam.INJECT + " --claim NAME" + apply, findings).run();
        new CopyExam(scene, apply, findings).run();
        new UserExam(scene, findings).run();
        new ClaimExam(evidence, findings).run();
        new SourceExam(evidence, scene, findings).run();
        CopyExam.tell(scene, findings);
        return findings.all();
    }

    /** What manifests alone tell of each workload in them: what they do not hold is unknown. */
    public static List<Evidence> inManifests(List<Part> documents) {
        List<Part> objects = Workload.objects(documents);
        Map<String, Part> claims = new HashMap<>();
        Map<String, SourceFacts> sources = new HashMap<>();
        for (Part object : objects) {
            String name = object.text("metadata", "name");
            switch (object.text("kind")) {
                case "PersistentVolumeClaim" -> claims.put(name, object);
                case "Secret", "ConfigMap" -> sources.put(object.text("kind") + " " + name, facts(object));
                default -> {}
            }
        }
        List<Evidence> all = new ArrayList<>();
        for (Workload workload : Workload.in(documents)) {
            all.add(new Evidence(workload, "", claims, null, sources, List.of(), List.of(), Map.of()));
        }
        return all;
    }

    private static SourceFacts facts(Part object) {
        Set<String> keys = new HashSet<>();
        for (String field : List.of("data", "stringData", "binaryData")) {
            object.at(field).entries().forEach(entry -> keys.add(entry.key().text()));
        }
        return new SourceFacts(true, keys, object.at("immutable").isTrue(), "");
    }

    /** The volumes of a workload that are claims of their own. */
    static List<String> claims(Workload workload) {
        return workload.volumes().stream()
                .map(Volume::claim)
                .filter(claim -> !claim.isEmpty())
                .distinct()
                .toList();
    }
}
