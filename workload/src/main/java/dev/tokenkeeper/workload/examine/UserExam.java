package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Delivery;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Volume.Kind;

/** Users, groups and modes: who may read the source and write the token. */
final class UserExam {
    /** Whom our own image runs as. */
    private static final long IMAGE_USER = 65532;

    private static final int READABLE_BY_ALL = 04;
    private static final int READABLE_BY_GROUP = 040;

    private final Scene scene;
    private final Findings findings;
    private final Part spec;

    UserExam(Scene scene, Findings findings) {
        this.scene = scene;
        this.findings = findings;
        this.spec = scene.workload().spec();
    }

    void run() {
        boolean fsGroup = spec.at("securityContext", "fsGroup").number(-1) >= 0;
        Volume target = scene.target();
        Container copier = scene.copier();
        if (target != null && (copier != null || !scene.deliveries().isEmpty())) {
            Container deliverer =
                    copier != null ? copier : scene.deliveries().getFirst().container();
            for (Container reader : scene.readers(target)) {
                users(deliverer, reader, fsGroup);
            }
            groups(deliverer, target, fsGroup);
        }
        sources(fsGroup);
    }

    private void users(Container deliverer, Container reader, boolean fsGroup) {
        if (deliverer.equals(reader)) {
            return;
        }
        long writes = deliverer.user(spec);
        long reads = reader.user(spec);
        if (writes < 0 && deliverer.isOurs()) {
            writes = IMAGE_USER;
        }
        boolean shared = scene.deliveries().stream().allMatch(delivery -> delivery.isOn("shared")) && fsGroup;
        if (reads >= 0 && writes >= 0 && reads != writes && !shared) {
            findings.add(
                    Symptom.DIFFERENT_USERS,
                    "container " + reader.name(),
                    "it runs as user " + reads + ", and " + deliverer.name() + " as " + writes,
                    "set runAsUser: " + reads + " for both, or give --shared with one fsGroup");
        } else if (reads < 0 && deliverer.isOurs()) {
            findings.add(
                    Symptom.USER_NOT_SAID,
                    "container " + reader.name(),
                    "neither it nor the pod says runAsUser; " + deliverer.name() + " runs as " + writes,
                    "set runAsUser and runAsGroup in the pod's securityContext");
        }
    }

    private void groups(Container deliverer, Volume target, boolean fsGroup) {
        String pod = scene.workload().reference();
        long user = deliverer.user(spec);
        if (user > 0 && !fsGroup && target.kind() == Kind.CLAIM) {
            findings.add(
                    Symptom.NO_FS_GROUP,
                    pod,
                    "user " + user + " writes a claim, and fsGroup is not set",
                    "set fsGroup in the pod's securityContext");
        }
        if (user > 0 && deliverer.group(spec) < 0) {
            findings.add(
                    Symptom.GROUP_NOT_SAID,
                    "container " + deliverer.name(),
                    "runAsUser is set, runAsGroup is not",
                    "set runAsGroup in the pod's securityContext");
        }
        String policy = spec.text("securityContext", "fsGroupChangePolicy");
        if (fsGroup && target.kind() == Kind.CLAIM && !policy.equals("OnRootMismatch") && isPrivate()) {
            findings.add(
                    Symptom.FS_GROUP_OPENS_FILES,
                    pod,
                    "fsGroup is set without fsGroupChangePolicy: OnRootMismatch",
                    "set it in the pod's securityContext");
        }
    }

    /** Whether a token has a mode that a group must not see through. */
    private boolean isPrivate() {
        for (Delivery delivery : scene.deliveries()) {
            String mode = delivery.value("mode");
            if (mode.isEmpty() || mode.endsWith("00")) {
                return true;
            }
        }
        return false;
    }

    private void sources(boolean fsGroup) {
        for (Volume source : scene.sources()) {
            int mode = source.mode();
            boolean all = (mode & READABLE_BY_ALL) != 0;
            boolean group = fsGroup || (mode & READABLE_BY_GROUP) != 0;
            for (Container container : scene.workload().containers()) {
                long user = container.user(spec) < 0 && container.isOurs() ? IMAGE_USER : container.user(spec);
                boolean root = container.group(spec) == 0;
                if (container.mount(source.name()) != null && user > 0 && !all && !(group && (fsGroup || root))) {
                    findings.add(
                            Symptom.SOURCE_NOT_READABLE,
                            "volume " + source.name(),
                            "its files have the mode " + octal(mode) + ", and " + container.name() + " runs as user "
                                    + user + " without fsGroup",
                            "set fsGroup in the pod's securityContext, and defaultMode: 0440");
                    break;
                }
            }
        }
    }

    private static String octal(int mode) {
        return "0" + Integer.toOctalString(mode);
    }
}
