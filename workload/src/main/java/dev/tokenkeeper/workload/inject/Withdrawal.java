package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Edits;
import dev.tokenkeeper.workload.manifest.Literal;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Container.Stage;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes Tokenkeeper out of the workloads of a manifest again: the undoing of {@link Injection}. Our containers, mounts and
 * volumes go, and what the application mounts is the Secret or ConfigMap, read-only, as before. A claim that the
 * application mounted by itself it keeps. All other documents and bytes stay as they are. Pure.
 */
public final class Withdrawal {
    private final Workload workload;
    private final Edits edits;
    private final Volume source;
    private final Volume target;

    private Withdrawal(Workload workload, Edits edits, Volume source, Volume target) {
        this.workload = workload;
        this.edits = edits;
        this.source = source;
        this.target = target;
    }

    /**
     * The manifest {@code text} without us.
     *
     * @throws UnreadableException if {@code text} is neither YAML nor JSON
     * @throws RefusedException if there is nothing of ours in it, or it is not clear what it delivers
     */
    public static String withdraw(String text) throws UnreadableException, RefusedException {
        Manifest manifest = Manifest.read(text);
        Edits edits = new Edits(manifest);
        boolean any = false;
        for (Workload workload : Workload.in(manifest.documents())) {
            Withdrawal withdrawal = of(workload, edits);
            if (withdrawal != null) {
                withdrawal.write();
                any = true;
            }
        }
        if (!any) {
            throw new RefusedException(
                    "no workload in it has a container of ours", "give the manifest that inject has made");
        }
        return edits.text();
    }

    private static @Nullable Withdrawal of(Workload workload, Edits edits) throws RefusedException {
        Delivery delivery = workload.delivery();
        if (delivery == null) {
            return null;
        }
        Volume source = workload.volumeAt(delivery.container(), delivery.source());
        Volume target = workload.volumeAt(delivery.container(), delivery.target());
        if (source == null || target == null) {
            throw new RefusedException(
                    workload.reference() + ": the source or the target of "
                            + delivery.container().name() + " is on no volume of its pod",
                    "take the container out by hand");
        }
        if (workload.spec().hasAlias()) {
            throw new RefusedException(
                    workload.reference() + ": it uses YAML aliases, so that one change would be several",
                    "write them out");
        }
        return new Withdrawal(workload, edits, source, target);
    }

    private void write() {
        edits.writeLike(workload.holder(), "spec", "containers");
        Set<Integer> before = new TreeSet<>();
        Set<Integer> main = new TreeSet<>();
        for (Container container : workload.containers()) {
            Delivery delivery = container.delivery();
            if (container.isInstaller() || (delivery != null && !delivery.verb().equals("exec"))) {
                (container.stage() == Stage.MAIN ? main : before).add(container.number());
            } else {
                mounts(container, delivery);
                command(container, delivery);
            }
        }
        take(workload.spec(), "initContainers", before);
        take(workload.spec(), "containers", main);
        Set<Integer> volumes = new TreeSet<>();
        for (Volume volume : workload.volumes()) {
            if ((volume.name().equals(target.name()) && isOurs(target)) || isProgram(volume.name())) {
                volumes.add(volume.number());
            }
        }
        take(workload.spec(), "volumes", volumes);
    }

    private void mounts(Container container, @Nullable Delivery exec) {
        Set<Integer> gone = new TreeSet<>();
        for (Mount mount : container.mounts()) {
            boolean ofExec = exec != null
                    && mount.volume().equals(source.name())
                    && mount.path().equals(exec.source());
            if (ofExec || (isProgram(mount.volume()) && mount.path().equals(OurContainers.PROGRAM_PATH))) {
                gone.add(mount.number());
            } else if (mount.volume().equals(target.name()) && isOurs(target)) {
                edits.replace(mount.part().at("name"), new Literal.Text(source.name()));
                edits.put(mount.part(), "readOnly", Literal.of(true), null);
            }
        }
        take(container.part(), "volumeMounts", gone);
    }

    private void command(Container container, @Nullable Delivery exec) {
        Set<Integer> gone = new TreeSet<>();
        for (int i = 0; exec != null && i < exec.wordsBefore(); i++) {
            gone.add(i);
        }
        take(container.part(), "command", gone);
    }

    private void take(Part map, String key, Set<Integer> gone) {
        if (!gone.isEmpty()) {
            edits.list(map, key, gone, List.of(), List.of(), null);
        }
    }

    /** Whether injecting has added it; one with another name was the application's before. */
    private static boolean isOurs(Volume target) {
        return target.number() >= 0 && Planner.NEW_TARGETS.contains(target.name());
    }

    private boolean isProgram(String volume) {
        return volume.equals(OurContainers.PROGRAM_VOLUME)
                && workload.containers().stream().anyMatch(Container::isInstaller);
    }
}
