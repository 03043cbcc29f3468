package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Literal;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Container.Stage;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Kind;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a plain workload means, or one that was injected before, and plans what the wish makes of it. */
final class Planner {
    private static final String NEW_TARGET = "writable-token-volume";
    private static final String NEW_TARGET_TAKEN = "tokenkeeper-target";
    /** What a volume for the token is called that injecting adds. */
    static final Set<String> NEW_TARGETS = Set.of(NEW_TARGET, NEW_TARGET_TAKEN);

    /** Where our containers see the volumes, if the application does not settle it. */
    private static final String SOURCE_PATH = "/readonly-tokens";

    private static final String OTHER_SOURCE_PATH = "/source-tokens";
    private static final String TARGET_PATH = "/writable-tokens";

    private final Workload workload;
    private final Wish wish;
    private final List<Container> ours = new ArrayList<>();
    private final List<Container> others = new ArrayList<>();

    private Planner(Workload workload, Wish wish) {
        this.workload = workload;
        this.wish = wish;
        for (Container container : workload.containers()) {
            boolean wrapped =
                    container.delivery() != null && container.delivery().verb().equals("exec");
            (container.isOurs() && !wrapped ? ours : others).add(container);
        }
    }

    /** The plan; null if the workload mounts nothing that could be delivered. */
    static @Nullable Plan plan(Workload workload, Wish wish) throws RefusedException {
        return new Planner(workload, wish).plan();
    }

    private @Nullable Plan plan() throws RefusedException {
        Delivery before = workload.delivery();
        Volume source = before == null ? source() : workload.volumeAt(before.container(), before.source());
        if (source == null) {
            if (before == null && wish.volume().isEmpty()) {
                return null;
            }
            throw refused("there is no volume " + wish.volume(), "name a Secret's or ConfigMap's volume with --volume");
        }
        if (workload.spec().hasAlias()) {
            throw refused("it uses YAML aliases, so that one change would be several", "write them out");
        }
        if (workload.spec().text("os", "name").equals("windows")) {
            throw refused("it is for Windows", "Tokenkeeper runs on Linux only");
        }
        takeReplaced();
        Target target = before == null ? target(source) : again(before);
        checkOverwriting(source, target);
        checkHandWritten();
        List<Container> rewired = rewired(source, target);
        List<Container> wrapped = wish.way() == Way.EXEC ? wrapped(target, rewired) : List.of();
        checkFiles(source, rewired, target);
        checkPath(target.path());
        Container first = application(target, rewired);
        return new Plan(
                workload,
                source.name(),
                before != null ? before.source() : sourcePath(target),
                target.volume(),
                target.path(),
                target.subPath(),
                target.literal(),
                List.copyOf(ours),
                rewired,
                wrapped,
                first.user(workload.spec()) >= 0 ? first.user(workload.spec()) : wish.user(),
                first.group(workload.spec()) >= 0 ? first.group(workload.spec()) : wish.group(),
                wish.replaced().isEmpty() ? OurContainers.INIT_NAME : wish.replaced());
    }

    /** Where the token shall be; with the volume to write where there is none yet. */
    private record Target(String volume, String path, String subPath, Literal.@Nullable Fields literal) {}

    private @Nullable Volume source() throws RefusedException {
        if (!wish.volume().isEmpty()) {
            return workload.volume(wish.volume());
        }
        List<Volume> all = workload.volumes().stream()
                .filter(volume -> volume.kind() == Kind.SOURCE)
                .toList();
        List<Volume> mounted = all.stream().filter(this::isMounted).toList();
        List<Volume> sources = mounted.isEmpty() ? all : mounted;
        if (sources.size() > 1) {
            List<String> names = sources.stream().map(Volume::name).toList();
            throw refused("it mounts several Secrets or ConfigMaps: " + names, "choose one with --volume");
        }
        return sources.isEmpty() ? null : sources.getFirst();
    }

    private boolean isMounted(Volume volume) {
        return workload.containers().stream().anyMatch(container -> container.mount(volume.name()) != null);
    }

    private void takeReplaced() throws RefusedException {
        if (wish.replaced().isEmpty()) {
            return;
        }
        for (Container container : others) {
            if (container.name().equals(wish.replaced()) && container.stage() == Stage.INIT) {
                others.remove(container);
                ours.add(container);
                return;
            }
        }
        if (ours.stream().noneMatch(container -> container.name().equals(wish.replaced()))) {
            throw refused(
                    "there is no init container " + wish.replaced(), "name one with --replace, or leave that out");
        }
    }

    private Target target(Volume source) throws RefusedException {
        Mount mount = firstMount(source.name());
        if (!wish.claim().isEmpty()) {
            for (Volume volume : workload.volumes()) {
                boolean template = volume.number() < 0 && volume.name().equals(wish.claim());
                if (template || volume.claim().equals(wish.claim())) {
                    return existing(volume, mount);
                }
            }
            return added(mount, claim());
        }
        List<Volume> claims = workload.volumes().stream()
                .filter(volume -> volume.kind() == Kind.CLAIM && firstMount(volume.name()) != null)
                .toList();
        if (mount == null && claims.size() == 1) {
            return existing(claims.getFirst(), null);
        }
        return added(mount, Literal.fields().with("name", newName()).with("emptyDir", Literal.fields()));
    }

    private Literal.Fields claim() {
        Literal claim = Literal.fields().with("claimName", wish.claim());
        return Literal.fields().with("name", newName()).with("persistentVolumeClaim", claim);
    }

    private Target existing(Volume volume, @Nullable Mount source) throws RefusedException {
        if (volume.isReadOnlyClaim()) {
            throw refused("it asks for the claim read-only", "remove readOnly from the volume " + volume.name());
        }
        Mount mount = firstMount(volume.name());
        if (mount != null) {
            return new Target(volume.name(), mount.path(), mount.subPath(), null);
        }
        return new Target(volume.name(), folder(source), "", null);
    }

    private Target added(@Nullable Mount mount, Literal.Fields literal) throws RefusedException {
        if (mount == null) {
            throw refused(
                    "its application mounts neither the Secret nor a claim",
                    "mount the volume where the application wants its token");
        }
        return new Target(newName(), folder(mount), "", literal);
    }

    private String folder(@Nullable Mount mount) {
        return mount == null || !mount.subPath().isEmpty() ? TARGET_PATH : mount.path();
    }

    private String newName() {
        return workload.volume(NEW_TARGET) == null ? NEW_TARGET : NEW_TARGET_TAKEN;
    }

    /** The target of an earlier injection; on another claim if that is wished now. */
    private Target again(Delivery before) throws RefusedException {
        Mount mount = before.container().mountOf(before.target());
        Volume volume = mount == null ? null : workload.volume(mount.volume());
        if (mount == null || volume == null) {
            throw refused("it has a container of ours whose target is on no volume", "mount one at " + before.target());
        }
        boolean other = !wish.claim().isEmpty()
                && volume.number() >= 0
                && !volume.claim().equals(wish.claim());
        Literal claim = Literal.fields().with("claimName", wish.claim());
        return new Target(
                volume.name(),
                before.target(),
                mount.subPath(),
                other ? Literal.fields().with("name", volume.name()).with("persistentVolumeClaim", claim) : null);
    }

    private String sourcePath(Target target) {
        boolean clash = (target.path() + "/").startsWith(SOURCE_PATH + "/");
        return clash ? OTHER_SOURCE_PATH : SOURCE_PATH;
    }

    /** Those that see the Secret where they shall see the token. */
    private List<Container> rewired(Volume source, Target target) {
        List<Container> rewired = new ArrayList<>();
        for (Container container : others) {
            Delivery delivery = container.delivery();
            Mount mount = container.mount(source.name());
            boolean ofExec = delivery != null && mount != null && mount.path().equals(delivery.source());
            if (mount != null && !ofExec && container.mount(target.volume()) == null) {
                rewired.add(container);
            }
        }
        return rewired;
    }

    /** Where the application mounts a volume first; null if it does not. */
    private @Nullable Mount firstMount(String volume) {
        for (Container container : others) {
            Mount mount = container.mount(volume);
            if (mount != null && container.stage() == Stage.MAIN) {
                return mount;
            }
        }
        return null;
    }

    private Container application(Target target, List<Container> rewired) throws RefusedException {
        for (Container container : others) {
            boolean sees = rewired.contains(container) || container.mount(target.volume()) != null;
            if (container.stage() == Stage.MAIN && sees) {
                return container;
            }
        }
        throw refused("no container of the application mounts the token", "mount it in the application's container");
    }

    private List<Container> wrapped(Target target, List<Container> rewired) throws RefusedException {
        List<Container> wrapped = new ArrayList<>();
        for (Container container : others) {
            if (!rewired.contains(container) && container.mount(target.volume()) == null) {
                continue;
            }
            if (container.stage() != Stage.MAIN) {
                throw refused(
                        "container " + container.name() + " needs the token before the application starts",
                        "inject it as init or sidecar");
            }
            if (container.part().at("command").isMissing()) {
                throw refused(
                        "container " + container.name()
                                + " does not say its command, and that of its image is not known here",
                        "give it a command, or inject it as init or sidecar");
            }
            wrapped.add(container);
        }
        return wrapped;
    }

    /** Where somebody wrote the exec by hand the application's own command is in args, which inject would not find. */
    private void checkHandWritten() throws RefusedException {
        for (Container container : others) {
            Delivery delivery = container.delivery();
            if (delivery != null && container.part().at("command").items().size() < delivery.wordsBefore()) {
                throw refused(
                        "container " + container.name() + " has an exec of ours that was not written by inject",
                        "take it out by hand first");
            }
        }
    }

    /** An init container of the application's own that copies the Secret would undo each delivery. */
    private void checkOverwriting(Volume source, Target target) throws RefusedException {
        for (Container container : others) {
            Mount writable = container.mount(target.volume());
            boolean copies = writable != null && !writable.isReadOnly() && container.mount(source.name()) != null;
            if (container.stage() == Stage.INIT && copies && !container.isOurs()) {
                throw refused(
                        "container " + container.name()
                                + " mounts both the Secret and the token, so it would overwrite the token",
                        "take its place with --replace " + container.name() + ", or remove it");
            }
        }
    }

    /** A single mounted file is not seen to be replaced. */
    private void checkFiles(Volume volume, List<Container> rewired, Target target) throws RefusedException {
        if (wish.way() == Way.INIT) {
            return;
        }
        for (Container container : others) {
            Mount mount = container.mount(target.volume());
            Mount source = rewired.contains(container) ? container.mount(volume.name()) : null;
            boolean file = source != null && !source.subPath().isEmpty();
            boolean other = mount != null && !mount.subPath().equals(target.subPath());
            if (file || other) {
                throw refused(
                        "container " + container.name()
                                + " mounts a single file (subPath), which would never be seen to change",
                        "mount the folder, or inject it as init");
            }
        }
    }

    private void checkPath(String path) throws RefusedException {
        for (String taken : List.of("/tokenkeeper", "/proc", "/sys", "/dev")) {
            if ((path + "/").startsWith(taken + "/") || path.equals("/") || !path.startsWith("/")) {
                throw refused("its token is at " + path + ", which cannot be a volume", "mount it elsewhere");
            }
        }
    }

    private RefusedException refused(String what, String next) {
        return new RefusedException(workload.reference() + ": " + what, next);
    }
}
