package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Kind;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claim that the token lives on: is it there, bound, and fit for as many pods as there are. */
final class ClaimExam {
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    private final Evidence evidence;
    private final Workload workload;
    private final Findings findings;

    ClaimExam(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.workload = evidence.workload();
        this.findings = findings;
    }

    void run() {
        for (Volume volume : workload.volumes()) {
            if (volume.kind() != Kind.CLAIM) {
                continue;
            }
            if (volume.number() < 0) {
                continue;
            }
            Part claim = evidence.claims().get(volume.claim());
            if (claim == null) {
                continue;
            }
            if (claim.isMissing()) {
                findings.add(
                        Symptom.CLAIM_MISSING,
                        "claim " + volume.claim(),
                        "there is no such claim",
                        "kubectl apply" + evidence.place() + " -f FILE, with the PersistentVolumeClaim in it");
            } else {
                state(volume.claim(), claim);
                modes(volume.claim(), claim);
            }
        }
    }

    private void state(String name, Part claim) {
        String phase = claim.text("status", "phase");
        String what = "claim " + name;
        String describe = "kubectl describe pvc " + name + evidence.place();
        if (phase.equals("Lost")) {
            findings.add(Symptom.CLAIM_LOST, what, "its phase is Lost", describe);
        } else if (phase.equals("Pending")) {
            pending(what, claim, describe);
        } else if (phase.equals("Bound")) {
            findings.good(
                    what, "it is bound, " + claim.at("spec", "accessModes").texts());
        }
    }

    private void pending(String what, Part claim, String describe) {
        String named = claim.text("spec", "storageClassName");
        boolean none = claim.at("spec", "storageClassName").isMissing();
        List<Part> classes = evidence.classes();
        String told = lastEvent(claim.text("metadata", "name"));
        String seen = "its phase is Pending" + (told.isEmpty() ? "" : ": " + told);
        if (classes == null) {
            findings.add(Symptom.CLAIM_PENDING, what, seen, describe);
            return;
        }
        Part storage = none ? byDefault(classes) : byName(classes, named);
        if (storage == null && none) {
            findings.add(
                    Symptom.NO_STORAGE_CLASS,
                    what,
                    "it is Pending, names no storageClassName, and no class is the default",
                    "kubectl get storageclass, then set storageClassName in the claim, which has to be made anew");
        } else if (storage == null && !named.isEmpty()) {
            findings.add(
                    Symptom.UNKNOWN_STORAGE_CLASS,
                    what,
                    "it is Pending, and there is no storage class " + named,
                    "kubectl get storageclass, then make the claim anew with one of those");
        } else if (storage != null
                && storage.text("volumeBindingMode").equals("WaitForFirstConsumer")
                && evidence.pods().isEmpty()) {
            findings.add(Symptom.CLAIM_WAITS, what, "it is Pending until a pod uses it", "");
        } else {
            findings.add(Symptom.CLAIM_PENDING, what, seen, describe);
        }
    }

    private String lastEvent(String claim) {
        String told = "";
        for (Part event : evidence.events()) {
            boolean ofClaim = event.text("involvedObject", "kind").equals("PersistentVolumeClaim")
                    && event.text("involvedObject", "name").equals(claim);
            if (ofClaim && event.text("type").equals("Warning")) {
                told = PodExam.line(event.text("message"));
            }
        }
        return told;
    }

    private static @Nullable Part byDefault(List<Part> classes) {
        for (Part storage : classes) {
            if (storage.text("metadata", "annotations", DEFAULT_CLASS).equals("true")) {
                return storage;
            }
        }
        return null;
    }

    private static @Nullable Part byName(List<Part> classes, String name) {
        for (Part storage : classes) {
            if (storage.text("metadata", "name").equals(name)) {
                return storage;
            }
        }
        return null;
    }

    private void modes(String name, Part claim) {
        List<String> modes = claim.at("spec", "accessModes").texts();
        boolean many = modes.contains("ReadWriteMany");
        if (many || modes.isEmpty()) {
            return;
        }
        if (workload.replicas() > 1 || workload.replicas() < 0) {
            String pods = workload.replicas() < 0 ? "one on each node" : workload.replicas() + " pods";
            findings.add(
                    Symptom.SHARED_BY_MANY,
                    "claim " + name,
                    "it is " + modes + ", for " + pods,
                    "use a ReadWriteMany claim, or a StatefulSet with volumeClaimTemplates");
        }
        boolean rolling = workload.kind().equals("Deployment")
                && !workload.object().text("spec", "strategy", "type").equals("Recreate");
        boolean surge = !workload.object()
                .text("spec", "strategy", "rollingUpdate", "maxSurge")
                .matches("0%?");
        if (rolling && surge) {
            findings.add(
                    Symptom.ROLLING_ONE_NODE,
                    "claim " + name,
                    "it is " + modes + ", and the Deployment's strategy is RollingUpdate",
                    "kubectl patch " + workload.reference() + evidence.place()
                            + " -p '{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}'");
        }
    }
}
