package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import java.util.List;

/** Mounts that do not do what they look like. */
final class MountExam {
    private final Scene scene;
    private final String inject;
    private final Findings findings;

    MountExam(Scene scene, String inject, Findings findings) {
        this.scene = scene;
        this.inject = inject;
        this.findings = findings;
    }

    void run() {
        for (Container container : scene.workload().containers()) {
            for (Mount mount : container.mounts()) {
                if (scene.isSource(mount)) {
                    source(container, mount);
                }
            }
        }
        for (Delivery delivery : scene.deliveries()) {
            onVolumes(delivery);
        }
        Volume target = scene.target();
        if (target != null) {
            target(target);
        }
    }

    private void source(Container container, Mount mount) {
        String what = "container " + container.name();
        String from = origin(mount);
        if (mount.asksToWrite()) {
            findings.add(
                    Symptom.WRITABLE_SECRET_MOUNT,
                    what,
                    "it mounts " + from + " at " + mount.path() + " with readOnly: false",
                    inject);
        }
        if (!mount.subPath().isEmpty()) {
            findings.add(
                    Symptom.SUB_PATH_SOURCE,
                    what,
                    "it mounts the single file " + mount.subPath() + " of " + from + " at " + mount.path(),
                    "mount the whole volume as a folder, without subPath");
        } else if (!mount.asksToWrite() && scene.deliveries().isEmpty() && scene.copier() == null) {
            findings.add(Symptom.READ_ONLY_TOKEN, what, "it mounts " + from + " itself, at " + mount.path(), inject);
        }
    }

    private String origin(Mount mount) {
        Volume volume = scene.workload().volume(mount.volume());
        List<Volume.Origin> origins = volume == null ? List.of() : volume.origins();
        return origins.isEmpty()
                ? "volume " + mount.volume()
                : origins.getFirst().toString();
    }

    /** Both folders of a delivery have to be volumes. */
    private void onVolumes(Delivery delivery) {
        Container container = delivery.container();
        for (String folder : List.of(delivery.source(), delivery.target())) {
            if (container.mountOf(folder) == null) {
                findings.add(
                        Symptom.NO_VOLUME,
                        "container " + container.name(),
                        "no volume is mounted at " + folder,
                        "mount one there, or correct the flag");
            }
        }
    }

    private void target(Volume target) {
        String what = "volume " + target.name();
        switch (target.kind()) {
            case PASSING ->
                findings.add(
                        Symptom.NOT_PERSISTENT,
                        what,
                        "the token is on a folder that goes with the pod",
                        "use a claim: tokenkeeper inject --claim NAME");
            case NODE ->
                findings.add(Symptom.NODE_FOLDER, what, "the token is on a folder of the node", "use a claim instead");
            case SOURCE ->
                findings.add(
                        Symptom.TARGET_READ_ONLY,
                        what,
                        "the token is to be delivered to a mounted Secret or ConfigMap",
                        "mount a claim there");
            case CLAIM, OTHER -> {}
        }
        if (target.isReadOnlyClaim()) {
            findings.add(Symptom.TARGET_READ_ONLY, what, "the claim is asked for read-only", "remove readOnly from it");
        }
        String whole = "";
        for (Delivery delivery : scene.deliveries()) {
            Mount mount = delivery.container().mount(target.name());
            whole = mount == null ? "" : mount.subPath();
            if (mount != null && mount.isReadOnly()) {
                findings.add(
                        Symptom.TARGET_READ_ONLY,
                        "container " + delivery.container().name(),
                        "it mounts the token's volume with readOnly: true",
                        "remove readOnly from the mount");
            }
        }
        for (Container reader : scene.readers(target)) {
            reader(reader, target, whole);
        }
        if (scene.readers(target).isEmpty()) {
            findings.add(
                    Symptom.NO_VOLUME,
                    what,
                    "no container of the application mounts it",
                    "mount it where the application wants its token");
        }
    }

    private void reader(Container reader, Volume target, String whole) {
        Mount mount = reader.mount(target.name());
        if (mount == null) {
            return;
        }
        if (mount.isReadOnly()) {
            findings.add(
                    Symptom.TARGET_READ_ONLY,
                    "container " + reader.name(),
                    "it mounts the token's volume with readOnly: true",
                    "remove readOnly from the mount, if the application writes its token");
        }
        if (!scene.deliveries().isEmpty() && !mount.subPath().equals(whole)) {
            findings.add(
                    Symptom.SUB_PATH_TARGET,
                    "container " + reader.name(),
                    "it mounts the single file " + mount.subPath() + " of the token's volume",
                    "mount the volume's folder, without subPath");
        }
    }
}
