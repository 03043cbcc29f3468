package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Container.Stage;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Kind;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who does what in a pod: which volume is the source, which the token's, and which containers deliver, copy or read. */
final class Scene {
    private final Workload workload;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final @Nullable Container copier;

    Scene(Workload workload) {
        this.workload = workload;
        for (Container container : workload.containers()) {
            Delivery delivery = container.delivery();
            if (delivery != null) {
                deliveries.add(delivery);
            }
        }
        this.copier = findCopier();
    }

    Workload workload() {
        return workload;
    }

    /** What containers of ours deliver, in their order. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    /** An init container, none of ours, that sees the source and may write another volume. */
    @Nullable
    Container copier() {
        return copier;
    }

    private @Nullable Container findCopier() {
        for (Container container : workload.containers()) {
            if (container.stage() == Stage.INIT && !container.isOurs() && writable(container) != null) {
                for (Mount mount : container.mounts()) {
                    if (isSource(mount)) {
                        return container;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Mount writable(Container container) {
        for (Mount mount : container.mounts()) {
            Volume volume = workload.volume(mount.volume());
            if (volume != null && volume.kind() != Kind.SOURCE && volume.kind() != Kind.OTHER && !mount.isReadOnly()) {
                return mount;
            }
        }
        return null;
    }

    /** Whether a mount is of a Secret or ConfigMap. */
    boolean isSource(Mount mount) {
        Volume volume = workload.volume(mount.volume());
        return volume != null && volume.kind() == Kind.SOURCE;
    }

    /** The volume that the token is delivered to, by us or by copying; null if that is not to be seen. */
    @Nullable
    Volume target() {
        for (Delivery delivery : deliveries) {
            return workload.volumeAt(delivery.container(), delivery.target());
        }
        Mount mount = copier == null ? null : writable(copier);
        return mount == null ? null : workload.volume(mount.volume());
    }

    /** The volumes that the token comes from. */
    List<Volume> sources() {
        List<Volume> sources = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            Volume volume = workload.volumeAt(delivery.container(), delivery.source());
            if (volume != null && !sources.contains(volume)) {
                sources.add(volume);
            }
        }
        for (Volume volume : workload.volumes()) {
            boolean copied = copier != null && copier.mount(volume.name()) != null;
            if (deliveries.isEmpty() && volume.kind() == Kind.SOURCE && (copied || copier == null)) {
                sources.add(volume);
            }
        }
        return sources;
    }

    /** Containers of the application that see {@code volume}. */
    List<Container> readers(Volume volume) {
        return workload.containers().stream()
                .filter(container -> container.mount(volume.name()) != null)
                .filter(container -> container.stage() != Stage.INIT)
                .filter(container -> !container.isOurs() || isExec(container))
                .toList();
    }

    private static boolean isExec(Container container) {
        Delivery delivery = container.delivery();
        return delivery != null && delivery.verb().equals("exec");
    }

    /** Whether anything takes a change of the source while the application runs. */
    boolean follows() {
        return deliveries.stream().anyMatch(Delivery::follows);
    }
}
