package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Edits;
import dev.tokenkeeper.workload.manifest.Literal;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Mount;
import dev.tokenkeeper.workload.pod.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a plan into a manifest. */
final class PodEdits {
    private final Plan plan;
    private final Wish wish;
    private final Edits edits;
    private final OurContainers written;
    private final Part spec;

    PodEdits(Plan plan, Wish wish, Edits edits) {
        this.plan = plan;
        this.wish = wish;
        this.edits = edits;
        this.written = new OurContainers(plan, wish);
        this.spec = plan.workload().spec();
    }

    void write() {
        edits.writeLike(plan.workload().holder(), "spec", "containers");
        Set<Integer> gone = new TreeSet<>();
        plan.ours().stream()
                .filter(container -> container.stage() != Container.Stage.MAIN)
                .forEach(container -> gone.add(container.number()));
        edits.list(spec, "initContainers", gone, written.all(), List.of(), "containers");
        Set<Integer> goneMain = new TreeSet<>();
        plan.ours().stream()
                .filter(container -> container.stage() == Container.Stage.MAIN)
                .forEach(container -> goneMain.add(container.number()));
        for (Container container : plan.workload().containers()) {
            if (!plan.ours().contains(container)) {
                mounts(container);
                command(container);
            }
        }
        if (!goneMain.isEmpty()) {
            edits.list(spec, "containers", goneMain, List.of(), List.of(), null);
        }
        volumes();
    }

    /** The application sees the token instead of the Secret; what only exec needs comes or goes. */
    private void mounts(Container container) {
        boolean wrapped = plan.wrapped().contains(container);
        Delivery before = container.delivery();
        Set<Integer> gone = new HashSet<>();
        boolean hasSource = false;
        boolean hasProgram = false;
        for (Mount mount : container.mounts()) {
            boolean program = mount.volume().equals(OurContainers.PROGRAM_VOLUME)
                    && mount.path().equals(OurContainers.PROGRAM_PATH);
            boolean source = before != null
                    && mount.volume().equals(plan.source())
                    && mount.path().equals(before.source());
            if ((program || source) && !wrapped && before != null) {
                gone.add(mount.number());
            } else if (mount.volume().equals(plan.source())
                    && !source
                    && plan.rewired().contains(container)) {
                rewire(mount);
            }
            hasSource |= source;
            hasProgram |= program;
        }
        List<Literal> added = new ArrayList<>();
        if (wrapped && !hasSource) {
            added.add(written.sourceMount());
        }
        if (wrapped && !hasProgram) {
            added.add(OurContainers.programMount());
        }
        if (!gone.isEmpty() || !added.isEmpty()) {
            edits.list(container.part(), "volumeMounts", gone, List.of(), added, null);
        }
    }

    private void rewire(Mount mount) {
        edits.replace(mount.part().at("name"), new Literal.Text(plan.target()));
        for (String key : List.of("readOnly", "recursiveReadOnly")) {
            if (!mount.part().at(key).isMissing()) {
                edits.remove(mount.part(), key);
            }
        }
    }

    private void command(Container container) {
        Delivery before = container.delivery();
        boolean wrapped = plan.wrapped().contains(container);
        Set<Integer> gone = new TreeSet<>();
        for (int i = 0; before != null && i < before.wordsBefore(); i++) {
            gone.add(i);
        }
        if (wrapped || !gone.isEmpty()) {
            List<Literal.Text> words = wrapped ? written.wordsBefore() : List.of();
            edits.list(container.part(), "command", gone, words, List.of(), null);
        }
    }

    private void volumes() {
        Set<Integer> gone = new TreeSet<>();
        List<Literal> added = new ArrayList<>();
        Volume target = plan.workload().volume(plan.target());
        if (plan.newTarget() != null) {
            added.add(plan.newTarget());
            if (target != null) {
                gone.add(target.number());
            }
        }
        Volume program = plan.workload().volume(OurContainers.PROGRAM_VOLUME);
        if (wish.way() == Way.EXEC && program == null) {
            added.add(OurContainers.programVolume());
        } else if (wish.way() != Way.EXEC
                && program != null
                && plan.ours().stream().anyMatch(Container::isInstaller)) {
            gone.add(program.number());
        }
        if (!gone.isEmpty() || !added.isEmpty()) {
            edits.list(spec, "volumes", gone, List.of(), added, null);
        }
    }
}
