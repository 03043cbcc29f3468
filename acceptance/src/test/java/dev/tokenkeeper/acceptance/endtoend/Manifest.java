package dev.tokenkeeper.acceptance.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The Deployment of a file of {@code deploy/}, and what a test changes in it. All that is not changed is what users get.
 */
final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLICATION = "token-app";

    private final ObjectNode deployment;

    private Manifest(ObjectNode deployment) {
        this.deployment = deployment;
    }

    /** The last document of {@code deploy/FILE}. */
    static Manifest of(Cluster cluster, String file) {
        Load load = new Load(LoadSettings.builder().build());
        List<JsonNode> documents = new ArrayList<>();
        load.loadAllFromString(cluster.manifest(file)).forEach(each -> documents.add(JSON.valueToTree(each)));
        if (!(documents.getLast() instanceof ObjectNode deployment)) {
            throw new AssertionError("deploy/" + file + " ends with no Deployment");
        }
        Manifest manifest = new Manifest(deployment);
        manifest.octal("secret");
        manifest.octal("configMap");
        return manifest;
    }

    /** Kubernetes reads YAML 1.1, where 0440 is a number of base 8; YAML 1.2 takes it for a word. */
    private void octal(String kind) {
        for (JsonNode each : pod().path("volumes")) {
            if (each.path(kind) instanceof ObjectNode source
                    && source.path("defaultMode").isTextual()) {
                source.put(
                        "defaultMode",
                        Integer.parseInt(source.path("defaultMode").asText(), 8));
            }
        }
    }

    /** One of its own, to change. */
    Manifest copy() {
        return new Manifest(deployment.deepCopy());
    }

    /** What Deployments say beside their pods: replicas, strategy. */
    ObjectNode spec() {
        return deployment.withObjectProperty("spec");
    }

    /** What it says of its pods. */
    ObjectNode pod() {
        return spec().withObjectProperty("template").withObjectProperty("spec");
    }

    /** A container, or an init container, by its name. */
    ObjectNode container(String name) {
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode each : pod().path(list)) {
                if (each.path("name").asText().equals(name) && each instanceof ObjectNode container) {
                    return container;
                }
            }
        }
        throw new AssertionError("no container " + name);
    }

    /** Another application: a script for {@code sh}. */
    Manifest running(String script) {
        ArrayNode arguments = container(APPLICATION).withArrayProperty("args");
        arguments.set(arguments.size() - 1, escaped(script));
        return this;
    }

    /** Another image for the application. */
    Manifest applicationImage(String image) {
        container(APPLICATION).put("image", image);
        return this;
    }

    /** One more argument of our program in {@code container}, before those that are there. */
    Manifest argument(String container, String argument) {
        container(container).withArrayProperty("args").insert(1, escaped(argument));
        return this;
    }

    /** The application's container sees the Secret, too, at {@code /readonly-tokens}. */
    Manifest applicationSeesSource() {
        container(APPLICATION)
                .withArrayProperty("volumeMounts")
                .addObject()
                .put("name", "readonly-token-volume")
                .put("mountPath", "/readonly-tokens")
                .put("readOnly", true);
        return this;
    }

    /** A volume of the pod, by its name. */
    ObjectNode volume(String name) {
        for (JsonNode each : pod().path("volumes")) {
            if (each.path("name").asText().equals(name) && each instanceof ObjectNode volume) {
                return volume;
            }
        }
        throw new AssertionError("no volume " + name);
    }

    /** Another Secret as the source. */
    Manifest secret(String name) {
        volume("readonly-token-volume").withObjectProperty("secret").put("secretName", name);
        return this;
    }

    /** Another claim for the writable volume. */
    Manifest claim(String name) {
        volume("writable-token-volume")
                .withObjectProperty("persistentVolumeClaim")
                .put("claimName", name);
        return this;
    }

    /** Who the containers run as. */
    ObjectNode user() {
        return pod().withObjectProperty("securityContext");
    }

    /** The Deployment, for {@code kubectl apply}. */
    String text() {
        return deployment.toString();
    }

    /** Its pod alone, for {@code kubectl create}: nothing makes another one when it ends. */
    String asPod(String name) {
        ObjectNode pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.withObjectProperty("metadata")
                .put("name", name)
                .withObjectProperty("labels")
                .put("app", name);
        pod.set("spec", pod().deepCopy());
        return pod.toString();
    }

    /** Kubernetes takes {@code $(NAME)} in arguments for its own; {@code $$} stands for one {@code $}. */
    private static String escaped(String text) {
        return text.replace("$", "$$");
    }
}
