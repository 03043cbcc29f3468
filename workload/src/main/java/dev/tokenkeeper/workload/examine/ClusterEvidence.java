package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.examine.Evidence.Phrase;
import dev.tokenkeeper.workload.examine.Evidence.SourceFacts;
import dev.tokenkeeper.workload.examine.Kube.NoAnswerException;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Origin;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers evidence from a cluster. Of a Secret only names of keys and times are asked for, by a template that kubectl
 * fills in: its values do not come here. A log is searched for three phrases and dropped. What may not be looked at is
 * unknown.
 */
public final class ClusterEvidence {
    /** Whether it is there, immutable, its keys, and when a manager changed its data last. */
    private static final String SOURCE_TEMPLATE = """
            {{"there"}}
            {{if .immutable}}{{"immutable"}}{{end}}
            {{range $key, $value := .data}}{{"key "}}{{$key}}{{"\\n"}}{{end}}\
            {{range $key, $value := .binaryData}}{{"key "}}{{$key}}{{"\\n"}}{{end}}\
            {{range .metadata.managedFields}}{{$time := .time}}{{with .fieldsV1}}\
            {{if or (index . "f:data") (index . "f:binaryData") (index . "f:stringData")}}\
            {{"time "}}{{$time}}{{"\\n"}}{{end}}{{end}}{{end}}""";

    private final Kube kube;

    private ClusterEvidence(Kube kube) {
        this.kube = kube;
    }

    /**
     * What the cluster tells of the workload that {@code reference} names, such as {@code deployment/token-app}.
     *
     * @throws NoAnswerException if the workload itself cannot be had
     */
    public static Evidence of(String reference, Kube kube) throws NoAnswerException {
        return new ClusterEvidence(kube).gather(reference);
    }

    private Evidence gather(String reference) throws NoAnswerException {
        List<Workload> workloads = Workload.in(List.of(one(List.of("get", reference, "-o", "json"))));
        if (workloads.isEmpty()) {
            throw new NoAnswerException(reference + " makes no pods. Next: name a Deployment, StatefulSet, DaemonSet,"
                    + " ReplicaSet, Job, CronJob or Pod");
        }
        Workload workload = workloads.getFirst();
        Map<String, Part> claims = new HashMap<>();
        boolean pending = false;
        List<Part> events = new ArrayList<>();
        for (String name : Examination.claims(workload)) {
            Part claim = found(List.of("get", "pvc", name, "-o", "json", "--ignore-not-found"));
            if (claim != null) {
                claims.put(name, claim);
                if (!claim.text("status", "phase").equals("Bound")) {
                    pending = true;
                    events.addAll(events("PersistentVolumeClaim", name));
                }
            }
        }
        List<Part> pods = pods(workload);
        Map<String, Phrase> phrases = new HashMap<>();
        for (Part pod : pods) {
            if (!pod.text("status", "phase").matches("Running|Succeeded")) {
                events.addAll(events("Pod", pod.text("metadata", "name")));
            }
            phrases(workload, pod, phrases);
        }
        List<Part> classes = pending ? listed(List.of("get", "storageclass", "-o", "json")) : null;
        return new Evidence(workload, kube.place(), claims, classes, sources(workload), pods, events, phrases);
    }

    private Map<String, SourceFacts> sources(Workload workload) {
        Map<String, SourceFacts> sources = new HashMap<>();
        for (Volume volume : workload.volumes()) {
            if (volume.kind() != Volume.Kind.SOURCE) {
                continue;
            }
            for (Origin origin : volume.origins()) {
                String answer = allowed(List.of(
                        "get",
                        origin.kind().toLowerCase(Locale.ROOT),
                        origin.name(),
                        "--ignore-not-found",
                        "-o",
                        "go-template=" + SOURCE_TEMPLATE));
                if (answer != null) {
                    sources.put(origin.toString(), facts(answer));
                }
            }
        }
        return sources;
    }

    private static SourceFacts facts(String answer) {
        List<String> lines = Arrays.asList(answer.split("\n", -1));
        Set<String> keys = new HashSet<>();
        String changed = "";
        for (String line : lines) {
            if (line.startsWith("key ")) {
                keys.add(line.substring(4));
            } else if (line.startsWith("time ") && line.substring(5).compareTo(changed) > 0) {
                changed = line.substring(5);
            }
        }
        return new SourceFacts(lines.contains("there"), keys, lines.contains("immutable"), changed);
    }

    private List<Part> pods(Workload workload) {
        if (workload.kind().equals("Pod")) {
            return List.of(workload.object());
        }
        Part selector = workload.object().at("spec", "selector");
        Part labels = selector.at("matchLabels").isMap() ? selector.at("matchLabels") : selector;
        List<String> pairs = new ArrayList<>();
        for (Part.Entry label : labels.entries()) {
            pairs.add(label.key().text() + "=" + label.value().text());
        }
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Part> pods = listed(List.of("get", "pods", "-l", String.join(",", pairs), "-o", "json"));
        return pods == null ? List.of() : pods;
    }

    private List<Part> events(String kind, String name) {
        String selector = "involvedObject.kind=" + kind + ",involvedObject.name=" + name;
        List<Part> events = listed(List.of("get", "events", "--field-selector", selector, "-o", "json"));
        return events == null ? List.of() : events;
    }

    /** An init container that is none of ours says in its log only why a copy failed, and may still end with 0. */
    private void phrases(Workload workload, Part pod, Map<String, Phrase> phrases) {
        for (Part state : pod.at("status", "initContainerStatuses").items()) {
            String name = state.text("name");
            boolean ours = workload.containers().stream()
                    .anyMatch(container -> container.name().equals(name) && container.isOurs());
            boolean init = workload.containers().stream()
                    .anyMatch(container -> container.name().equals(name) && container.stage() == Container.Stage.INIT);
            Part ended = state.at("state", "terminated");
            ended = ended.isMissing() ? state.at("lastState", "terminated") : ended;
            boolean failed = ended.isMap() && (ended.at("exitCode").number(0) != 0 || !isReady(pod));
            if (ours || !init || !failed) {
                continue;
            }
            String log = allowed(
                    List.of("logs", pod.text("metadata", "name"), "-c", name, "--tail=50", "--limit-bytes=65536"));
            Phrase phrase = log == null ? null : Phrase.in(log);
            if (phrase != null) {
                phrases.put(name, phrase);
            }
        }
    }

    private static boolean isReady(Part pod) {
        List<Part> states = pod.at("status", "containerStatuses").items();
        return states.stream().allMatch(state -> state.at("ready").isTrue());
    }

    /** The answer; null if it may not be looked at: who may not see one thing can still be told the rest. */
    private @Nullable String allowed(List<String> arguments) {
        try {
            return kube.ask(arguments);
        } catch (NoAnswerException e) {
            return null;
        }
    }

    private Part one(List<String> arguments) throws NoAnswerException {
        try {
            List<Part> documents = Manifest.read(kube.ask(arguments)).documents();
            return documents.isEmpty() ? Part.missing() : documents.getFirst();
        } catch (UnreadableException e) {
            throw new NoAnswerException("kubectl's answer is not JSON. Next: kubectl version");
        }
    }

    /** The object; missing if kubectl says that there is none; null if it may not be looked at. */
    private @Nullable Part found(List<String> arguments) {
        try {
            return one(arguments);
        } catch (NoAnswerException e) {
            return null;
        }
    }

    private @Nullable List<Part> listed(List<String> arguments) {
        Part list = found(arguments);
        return list == null ? null : list.at("items").items();
    }
}
