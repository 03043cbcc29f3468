package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.examine.Evidence.Phrase;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import dev.tokenkeeper.workload.pod.Container;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the pods: what Kubernetes says of them, and what our containers reported when they ended. */
final class PodExam {
    private static final int LONGEST_LINE = 300;
    private static final Set<String> NO_IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");
    private static final Set<String> REFUSED =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private final Evidence evidence;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    PodExam(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    void run() {
        conditions();
        for (Part pod : evidence.pods()) {
            if (pod.at("metadata", "deletionTimestamp").isMissing()) {
                pod(pod);
            }
        }
    }

    private void conditions() {
        for (Part condition :
                evidence.workload().object().at("status", "conditions").items()) {
            if (condition.text("type").equals("ReplicaFailure")
                    && condition.text("status").equals("True")) {
                add(
                        Symptom.PODS_REFUSED,
                        evidence.workload().reference(),
                        line(condition.text("message")),
                        "correct what it names; deploy/ shows securityContexts that the restricted profile takes");
            }
        }
    }

    private void pod(Part pod) {
        String what = "pod " + pod.text("metadata", "name");
        for (Part condition : pod.at("status", "conditions").items()) {
            if (condition.text("type").equals("PodScheduled")
                    && condition.text("status").equals("False")) {
                add(Symptom.NOT_SCHEDULED, what, line(condition.text("message")), describe(pod));
            }
        }
        List<Part> states =
                new ArrayList<>(pod.at("status", "initContainerStatuses").items());
        states.addAll(pod.at("status", "containerStatuses").items());
        boolean waits = false;
        for (Part state : states) {
            waits |= state.text("state", "waiting", "reason").matches("ContainerCreating|PodInitializing");
            container(pod, state);
        }
        if (waits) {
            mounts(pod, what);
        }
    }

    private void mounts(Part pod, String what) {
        for (Part event : evidence.events()) {
            boolean ofPod = event.text("involvedObject", "name").equals(pod.text("metadata", "name"));
            if (ofPod && event.text("reason").matches("FailedMount|FailedAttachVolume|FailedMapVolume")) {
                add(Symptom.MOUNT_FAILED, what, line(event.text("message")), describe(pod));
                return;
            }
        }
    }

    private void container(Part pod, Part state) {
        Container container = named(state.text("name"));
        if (container == null) {
            return;
        }
        String what = "container " + container.name();
        String waiting = state.text("state", "waiting", "reason");
        if (NO_IMAGE.contains(waiting)) {
            add(
                    Symptom.IMAGE_MISSING,
                    what,
                    waiting + ": " + container.part().text("image"),
                    "load the image onto the node, or correct its name or imagePullSecrets");
        } else if (REFUSED.contains(waiting)) {
            add(Symptom.CONTAINER_REFUSED, what, line(state.text("state", "waiting", "message")), describe(pod));
        }
        Part ended = state.at("state", "terminated");
        ended = ended.isMissing() ? state.at("lastState", "terminated") : ended;
        if (ended.isMap()) {
            ended(
                    pod,
                    container,
                    ended,
                    waiting.equals("CrashLoopBackOff")
                            || state.at("restartCount").number(0) > 0);
        }
    }

    private void ended(Part pod, Container container, Part ended, boolean again) {
        String what = "container " + container.name();
        long exit = ended.at("exitCode").number(0);
        String logs = "kubectl logs " + pod.text("metadata", "name") + evidence.place() + " -c " + container.name();
        if (ended.text("reason").equals("OOMKilled")) {
            add(Symptom.OUT_OF_MEMORY, what, "it was ended at its memory limit", "raise resources.limits.memory");
        } else if (container.delivery() != null && container.stage() == Container.Stage.INIT) {
            report(what, exit, ended.text("message"), logs);
        } else if (container.stage() == Container.Stage.INIT
                && (exit != 0 || evidence.phrases().containsKey(container.name()))) {
            failed(what, exit, evidence.phrases().get(container.name()), logs);
        } else if (exit != 0 && again) {
            add(
                    Symptom.CRASHING,
                    what,
                    "it ended with status " + exit + ", and is started again",
                    logs + " --previous");
        }
    }

    private void failed(String what, long exit, @Nullable Phrase phrase, String logs) {
        String ended = "it ended with status " + exit;
        switch (phrase) {
            case DENIED ->
                add(
                        Symptom.COPY_DENIED,
                        what,
                        ended + ", and its log says: Permission denied",
                        "set runAsUser, runAsGroup and fsGroup alike for all containers of the pod");
            case READ_ONLY ->
                add(
                        Symptom.TARGET_READ_ONLY,
                        what,
                        ended + ", and its log says: Read-only file system",
                        "mount a claim where it writes, without readOnly");
            case FULL ->
                add(
                        Symptom.VOLUME_FULL,
                        what,
                        ended + ", and its log says: No space left on device",
                        "make the claim larger");
            case null -> add(Symptom.INIT_FAILED, what, ended, logs);
        }
    }

    /** Our own last words, a pass report without values. */
    private void report(String what, long exit, String message, String logs) {
        List<String> words = new ArrayList<>();
        long conflicts = 0;
        try {
            for (Part report : Manifest.read(message).documents()) {
                for (String word : report.at("summary", "reasons").texts()) {
                    if (word.matches("[A-Za-z]{1,40}")) {
                        words.add(word);
                    }
                }
                conflicts = report.at("summary", "conflicts").number(0);
            }
        } catch (UnreadableException e) {
            words.clear();
        }
        words.remove("Conflict");
        String codes = words.isEmpty() ? "" : ": " + String.join(", ", words);
        if (exit != 0) {
            String next = words.isEmpty() ? logs : "tokenkeeper explain " + words.getFirst();
            boolean full = words.contains("TargetFull");
            add(
                    full ? Symptom.VOLUME_FULL : Symptom.DELIVERY_FAILED,
                    what,
                    "it ended with status " + exit + codes,
                    next);
            return;
        }
        if (!words.isEmpty()) {
            add(Symptom.REPORTED, what, "its pass reported" + codes, "tokenkeeper explain " + words.getFirst());
        }
        if (conflicts > 0) {
            add(Symptom.OPEN_CONFLICTS, what, conflicts + " conflicts", logs + ", then tokenkeeper resolve");
        }
    }

    private @Nullable Container named(String name) {
        for (Container container : evidence.workload().containers()) {
            if (container.name().equals(name)) {
                return container;
            }
        }
        return null;
    }

    private String describe(Part pod) {
        return "kubectl describe pod " + pod.text("metadata", "name") + evidence.place();
    }

    /** The same of several pods is told once. */
    private void add(Symptom symptom, String subject, String seen, String next) {
        if (told.add(symptom + subject)) {
            findings.add(symptom, subject, seen, next);
        }
    }

    /** A message of Kubernetes' on one line, not too long. */
    static String line(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
    }
}
