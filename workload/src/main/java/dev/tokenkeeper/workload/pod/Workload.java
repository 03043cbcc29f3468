package dev.tokenkeeper.workload.pod;

import dev.tokenkeeper.workload.manifest.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that makes pods, or a pod itself.
 *
 * @param object all of it
 * @param holder the map whose {@code spec} is the pod's
 */
public record Workload(Part object, Part holder) {
    private static final Map<String, String[]> HOLDERS = Map.of(
            "v1/Pod", new String[0],
            "v1/ReplicationController", new String[] {"spec", "template"},
            "apps/v1/Deployment", new String[] {"spec", "template"},
            "apps/v1/StatefulSet", new String[] {"spec", "template"},
            "apps/v1/DaemonSet", new String[] {"spec", "template"},
            "apps/v1/ReplicaSet", new String[] {"spec", "template"},
            "batch/v1/Job", new String[] {"spec", "template"},
            "batch/v1/CronJob", new String[] {"spec", "jobTemplate", "spec", "template"});

    /** The workloads in these documents, those in lists too, in order. */
    public static List<Workload> in(List<Part> documents) {
        List<Workload> found = new ArrayList<>();
        for (Part object : objects(documents)) {
            String[] holder = HOLDERS.get(object.text("apiVersion") + "/" + object.text("kind"));
            if (holder != null && object.at(holder).at("spec").isMap()) {
                found.add(new Workload(object, object.at(holder)));
            }
        }
        return found;
    }

    /** The objects in these documents, those in lists too, in order. */
    public static List<Part> objects(List<Part> documents) {
        List<Part> objects = new ArrayList<>();
        for (Part document : documents) {
            if (document.text("kind").endsWith("List") && document.at("items").isList()) {
                objects.addAll(objects(document.at("items").items()));
            } else {
                objects.add(document);
            }
        }
        return objects;
    }

    public String kind() {
        return object.text("kind");
    }

    public String name() {
        return object.text("metadata", "name");
    }

    /** Such as {@code deployment/token-app}. */
    public String reference() {
        return kind().toLowerCase(Locale.ROOT) + "/" + name();
    }

    /** The pod's spec. */
    public Part spec() {
        return holder.at("spec");
    }

    /** All containers, in the order in which they start. */
    public List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        int number = 0;
        for (Part part : spec().at("initContainers").items()) {
            boolean sidecar = part.text("restartPolicy").equals("Always");
            containers.add(new Container(part, sidecar ? Container.Stage.SIDECAR : Container.Stage.INIT, number++));
        }
        number = 0;
        for (Part part : spec().at("containers").items()) {
            containers.add(new Container(part, Container.Stage.MAIN, number++));
        }
        return containers;
    }

    /** What the first of our containers delivers; null if it has none. */
    public @Nullable Delivery delivery() {
        for (Container container : containers()) {
            Delivery delivery = container.delivery();
            if (delivery != null) {
                return delivery;
            }
        }
        return null;
    }

    /** All volumes; those of a StatefulSet's claim templates too. */
    public List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        int number = 0;
        for (Part part : spec().at("volumes").items()) {
            volumes.add(new Volume(part, number++));
        }
        for (Part template : object.at("spec", "volumeClaimTemplates").items()) {
            volumes.add(new Volume(template, -1));
        }
        return volumes;
    }

    /** The volume of that name; null if there is none. */
    public @Nullable Volume volume(String name) {
        for (Volume volume : volumes()) {
            if (volume.name().equals(name)) {
                return volume;
            }
        }
        return null;
    }

    /** The volume that {@code container} mounts at {@code path}, or above it; null if none. */
    public @Nullable Volume volumeAt(Container container, String path) {
        Mount mount = container.mountOf(path);
        return mount == null ? null : volume(mount.volume());
    }

    /** How many pods it makes at once, as far as it says; -1 for one on each node. */
    public long replicas() {
        return switch (kind()) {
            case "DaemonSet" -> -1;
            case "Job" -> object.at("spec", "parallelism").number(1);
            case "CronJob" ->
                object.at("spec", "jobTemplate", "spec", "parallelism").number(1);
            default -> object.at("spec", "replicas").number(1);
        };
    }
}
