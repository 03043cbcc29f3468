package dev.tokenkeeper.acceptance.labtext;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The manifests of a text: whole documents as they stand there, and its fragments put into the Deployment that they are
 * about. It knows which blocks it has given out, so that none is left out silently.
 */
final class Composed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Fence> blocks;
    private final Set<Fence> used = new HashSet<>();

    Composed(LabText text) {
        this.blocks = text.fences("yaml");
    }

    /** The blocks that name the file they are meant for in a first comment, by that name; not those of alternatives. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Fence block : blocks) {
            String name = fileName(block);
            if (!name.isEmpty() && !block.step().startsWith("Alternative")) {
                used.add(block);
                files.put(name, block.text());
            }
        }
        return files;
    }

    private static String fileName(Fence block) {
        String first = block.text().lines().findFirst().orElse("");
        return first.matches("# [a-z-]+\\.yaml") ? first.substring(2) : "";
    }

    /** The one block below a heading that begins so. */
    Fence below(String step) {
        List<Fence> found =
                blocks.stream().filter(block -> block.step().startsWith(step)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " YAML blocks below \"" + step + "\"");
        }
        used.add(found.getFirst());
        return found.getFirst();
    }

    /** The blocks that nobody asked for. */
    List<Fence> unused() {
        return blocks.stream().filter(block -> !used.contains(block)).toList();
    }

    /** The Deployment of the text, to be changed. */
    Map<String, Object> deployment() {
        List<Map<String, Object>> found = files().values().stream()
                .map(Composed::parse)
                .filter(document -> "Deployment".equals(document.get("kind")))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " Deployments in the text");
        }
        return found.getFirst();
    }

    /** The Deployment with the arguments of the fragment below {@code step} in its init container. */
    Map<String, Object> withInitArguments(String step) {
        Map<String, Object> deployment = deployment();
        Map<String, Object> fragment = parse(below(step).text());
        if (!fragment.keySet().equals(Set.of("args"))) {
            throw new IllegalStateException("the fragment below \"" + step + "\" is not one of arguments only");
        }
        init(deployment).put("args", fragment.get("args"));
        return deployment;
    }

    /** The Deployment as it was before the pattern: no init container, the application has the fragment's volumes. */
    Map<String, Object> before(String step) {
        Map<String, Object> deployment = deployment();
        Map<String, Object> fragment = parse(below(step).text());
        podSpec(deployment).remove("initContainers");
        application(deployment).put("volumeMounts", fragment.get("volumeMounts"));
        podSpec(deployment).put("volumes", fragment.get("volumes"));
        return deployment;
    }

    /** The Deployment with the fragment below {@code step} merged into it, lists by name. */
    Map<String, Object> merged(String step) {
        Map<String, Object> deployment = deployment();
        Map<String, Object> fragment = parse(below(step).text());
        Map<String, Object> pod = podSpec(deployment);
        mergeByName(list(pod, "initContainers"), list(fragment, "initContainers"));
        mergeByName(list(application(deployment), "volumeMounts"), list(fragment, "volumeMounts"));
        mergeByName(list(pod, "volumes"), list(fragment, "volumes"));
        return deployment;
    }

    private static void mergeByName(List<Map<String, Object>> into, List<Map<String, Object>> from) {
        for (Map<String, Object> item : from) {
            into.stream()
                    .filter(existing -> existing.get("name").equals(item.get("name")))
                    .findFirst()
                    .ifPresentOrElse(existing -> existing.putAll(item), () -> into.add(item));
        }
    }

    static Map<String, Object> podSpec(Map<String, Object> deployment) {
        return map(map(map(deployment, "spec"), "template"), "spec");
    }

    static Map<String, Object> init(Map<String, Object> deployment) {
        return list(podSpec(deployment), "initContainers").getFirst();
    }

    static Map<String, Object> application(Map<String, Object> deployment) {
        return list(podSpec(deployment), "containers").getFirst();
    }

    /** The Deployment with another Secret behind the volume that has one. */
    static Map<String, Object> withSecret(Map<String, Object> deployment, String name) {
        list(podSpec(deployment), "volumes").stream()
                .filter(volume -> volume.containsKey("secret"))
                .forEach(volume -> map(volume, "secret").put("secretName", name));
        return deployment;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> parse(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** For kubectl, which reads JSON as well as YAML. */
    static String print(Map<String, Object> document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> parent, String name) {
        return (List<Map<String, Object>>) parent.getOrDefault(name, new ArrayList<>());
    }
}
