package dev.tokenkeeper.workload.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.workload.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy workload has no findings; each thing that is broken in it has its own, and no other. */
final class ExaminationTest {
    private static final String CANARY = "czNjcjN0";

    private static final String APP_MOUNT = "- {name: target, mountPath: /data}";
    private static final String SOURCE_MOUNT = "- {name: source, mountPath: /readonly-tokens, readOnly: true}";
    private static final String TARGET_MOUNT = "- {name: target, mountPath: /writable-tokens}";
    private static final String USERS =
            "{runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, fsGroupChangePolicy: OnRootMismatch}";
    private static final String BOUND = "accessModes: [ReadWriteMany]\nstatus: {phase: Bound}";
    private static final String CLAIM = "persistentVolumeClaim: {claimName: token-storage-pvc}";
    private static final String INIT_STATE =
            "state: {terminated: {exitCode: 0, reason: Completed, message: '{\"summary\":{\"conflicts\":0,\"reasons\":[]}}'}}";
    private static final String RUNNING = "state: {running: {}}";

    /** One broken thing, as exchanges of pieces of the healthy text, two by two. */
    record Broken(Set<Symptom> symptoms, String log, List<String> exchanges) {
        @Override
        public String toString() {
            return symptoms.toString();
        }
    }

    private static Broken broken(Symptom symptom, String... exchanges) {
        return new Broken(EnumSet.of(symptom), "", List.of(exchanges));
    }

    /** What a copying init container of somebody else is written like. */
    private static String[] copying(String script, String... more) {
        List<String> exchanges = new ArrayList<>(List.of(
                "args: [init, --source=/readonly-tokens, --target=/writable-tokens, --file=license.token]",
                "command: [sh, -c, '" + script + "']",
                "args: [watch, --source=/readonly-tokens, --target=/writable-tokens, --file=license.token]",
                "args: [sleep]"));
        exchanges.addAll(List.of(more));
        return exchanges.toArray(String[]::new);
    }

    private static String ended(String words) {
        return "state: {waiting: {reason: CrashLoopBackOff}}\n      lastState: {terminated: {" + words + "}}";
    }

    static List<Broken> broken() {
        String alone =
                "\n        - name: tokenkeeper\n          image: tokenkeeper:0.1.0\n          restartPolicy: Always\n";
        String plain = "\n        - name: other\n          image: other\n          restartPolicy: Always\n";
        String watch = "args: [watch, --source=/readonly-tokens, --target=/writable-tokens, --file=license.token]";
        String init = "args: [init, --source=/readonly-tokens, --target=/writable-tokens, --file=license.token]";
        String once = init.replace("]", ", --strategy=CreatedOnce]");
        String pending = "accessModes: [ReadWriteMany]\nstatus: {phase: Pending}";
        String named = "storageClassName: fast\n  " + pending;
        String noPod = "labels: {app: token-app}}\nstatus:\n  phase: Running";
        List<Broken> all = new ArrayList<>();
        all.add(broken(Symptom.WRITABLE_SECRET_MOUNT, SOURCE_MOUNT, SOURCE_MOUNT.replace("true", "false")));
        all.add(broken(Symptom.SUB_PATH_SOURCE, SOURCE_MOUNT, SOURCE_MOUNT.replace("}", ", subPath: license.token}")));
        all.add(broken(Symptom.SUB_PATH_TARGET, APP_MOUNT, APP_MOUNT.replace("}", ", subPath: license.token}")));
        all.add(broken(Symptom.NOT_PERSISTENT, CLAIM, "emptyDir: {}"));
        all.add(broken(Symptom.NODE_FOLDER, CLAIM, "hostPath: {path: /x}"));
        all.add(broken(Symptom.NO_VOLUME, APP_MOUNT, "- {name: other, mountPath: /data}"));
        all.add(broken(Symptom.TARGET_READ_ONLY, TARGET_MOUNT, TARGET_MOUNT.replace("}", ", readOnly: true}")));
        all.add(broken(Symptom.TARGET_READ_ONLY, CLAIM, CLAIM.replace("}", ", readOnly: true}")));
        all.add(broken(Symptom.OVERWRITING_INIT, copying("cp /readonly-tokens/a /writable-tokens/a")));
        all.add(broken(
                Symptom.COPIES_ONLY_ONCE,
                copying("if [ ! -f /writable-tokens/a ]; then cp /readonly-tokens/a /writable-tokens; fi")));
        all.add(
                broken(
                        Symptom.NOT_FIRST,
                        "      initContainers:\n",
                        "      initContainers:\n        - {name: early, image: a, volumeMounts: [{name: target, mountPath: /t}]}\n"));
        all.add(broken(
                Symptom.DIFFERENT_USERS,
                "command: [app]",
                "securityContext: {runAsUser: 2000}\n          command: [app]"));
        all.add(broken(Symptom.USER_NOT_SAID, USERS, "{fsGroup: 1000, fsGroupChangePolicy: OnRootMismatch}"));
        all.add(broken(Symptom.GROUP_NOT_SAID, USERS, USERS.replace("runAsGroup: 1000, ", "")));
        all.add(broken(
                Symptom.NO_FS_GROUP,
                USERS,
                "{runAsUser: 1000, runAsGroup: 1000}",
                "defaultMode: 0440",
                "defaultMode: 0444"));
        all.add(broken(
                Symptom.FS_GROUP_OPENS_FILES, USERS, USERS.replace(", fsGroupChangePolicy: OnRootMismatch", "")));
        all.add(broken(
                Symptom.SOURCE_NOT_READABLE, USERS, "{runAsUser: 1000, runAsGroup: 1000}", CLAIM, "csi: {driver: x}"));
        all.add(broken(
                Symptom.SOURCE_MISSING,
                "kind: Secret\nmetadata:\n  name: software-token",
                "kind: Secret\nmetadata:\n  name: other"));
        all.add(broken(Symptom.KEY_MISSING, "  license.token: " + CANARY, "  other.token: " + CANARY));
        all.add(broken(Symptom.IMMUTABLE_SOURCE, "data:\n  license", "immutable: true\ndata:\n  license"));
        all.add(new Broken(
                EnumSet.of(Symptom.SOURCE_CHANGED, Symptom.NO_SIDECAR),
                "",
                List.of(alone, plain, watch, "args: [sleep]", "2026-01-01T00", "2026-01-03T00")));
        all.add(broken(Symptom.NO_SIDECAR, alone, plain, watch, "args: [sleep]"));
        all.add(broken(Symptom.CREATED_ONCE, init, once));
        all.add(broken(
                Symptom.TOKEN_IN_ENVIRONMENT,
                "command: [app]",
                "envFrom: [{secretRef: {name: software-token}}]\n          command: [app]"));
        all.add(broken(
                Symptom.SIDECAR_NOT_NATIVE,
                "      containers:\n",
                "      containers:\n        - name: second\n          image: tokenkeeper:0.1.0\n          " + watch
                        + "\n          volumeMounts:\n            " + SOURCE_MOUNT + "\n            " + TARGET_MOUNT
                        + "\n"));
        all.add(broken(Symptom.ROLLING_ONE_NODE, "ReadWriteMany", "ReadWriteOnce"));
        all.add(broken(
                Symptom.SHARED_BY_MANY,
                "ReadWriteMany",
                "ReadWriteOnce",
                "replicas: 1",
                "replicas: 2\n  strategy: {type: Recreate}"));
        all.add(broken(Symptom.CLAIM_MISSING, "metadata: {name: token-storage-pvc}", "metadata: {name: other}"));
        all.add(broken(Symptom.CLAIM_PENDING, BOUND, pending));
        all.add(broken(
                Symptom.CLAIM_WAITS,
                BOUND,
                pending,
                noPod,
                "labels: {}}\nstatus:\n  phase: Running",
                "kind: Pod\n",
                "kind: Nothing\n"));
        all.add(broken(Symptom.CLAIM_LOST, BOUND, BOUND.replace("Bound", "Lost")));
        all.add(broken(
                Symptom.NO_STORAGE_CLASS, BOUND, pending, "is-default-class: \"true\"", "is-default-class: \"false\""));
        all.add(broken(Symptom.UNKNOWN_STORAGE_CLASS, BOUND, named));
        all.add(broken(
                Symptom.PODS_REFUSED,
                "{type: Available, status: \"True\"}",
                "{type: ReplicaFailure, status: \"True\", message: \"violates PodSecurity\"}"));
        all.add(broken(
                Symptom.NOT_SCHEDULED,
                "{type: PodScheduled, status: \"True\"",
                "{type: PodScheduled, status: \"False\"",
                "phase: Running",
                "phase: Pending"));
        all.add(broken(
                Symptom.MOUNT_FAILED,
                "phase: Running",
                "phase: Pending",
                INIT_STATE,
                "state: {waiting: {reason: PodInitializing}}",
                "reason: Scheduled",
                "reason: FailedMount"));
        all.add(broken(Symptom.IMAGE_MISSING, RUNNING, "state: {waiting: {reason: ErrImageNeverPull}}"));
        all.add(broken(Symptom.CONTAINER_REFUSED, RUNNING, "state: {waiting: {reason: CreateContainerConfigError}}"));
        all.add(broken(Symptom.OUT_OF_MEMORY, INIT_STATE, ended("reason: OOMKilled, exitCode: 137")));
        all.add(broken(
                Symptom.DELIVERY_FAILED,
                INIT_STATE,
                ended("exitCode: 1, message: '{\"summary\":{\"reasons\":[\"StateUnreadable\"]}}'")));
        all.add(broken(
                Symptom.VOLUME_FULL,
                INIT_STATE,
                ended("exitCode: 1, message: '{\"summary\":{\"reasons\":[\"TargetFull\"]}}'")));
        all.add(broken(Symptom.REPORTED, "\"reasons\":[]", "\"reasons\":[\"StaleSource\"]"));
        all.add(broken(Symptom.OPEN_CONFLICTS, "\"conflicts\":0", "\"conflicts\":2"));
        all.add(broken(
                Symptom.CRASHING,
                "  containerStatuses:\n    - name: token-app\n      ready: true\n      state: {running: {}}",
                "  containerStatuses:\n    - name: token-app\n      ready: false\n      "
                        + ended("exitCode: 3, message: " + CANARY)));
        String copy = "cp /readonly-tokens/a /writable-tokens/a";
        all.add(copied(Symptom.COPY_DENIED, "cp: cannot create: Permission denied", copy));
        all.add(copied(Symptom.VOLUME_FULL, "cp: write error: No space left on device", copy));
        all.add(copied(Symptom.TARGET_READ_ONLY, "cp: Read-only file system", copy));
        all.add(copied(Symptom.INIT_FAILED, CANARY, copy));
        // The lab's own script goes on after its cp failed, and ends with 0.
        all.add(new Broken(
                EnumSet.of(Symptom.COPY_DENIED, Symptom.OVERWRITING_INIT, Symptom.CRASHING),
                "cp: can't create '/writable-tokens/license.token': Permission denied",
                List.of(copying(
                        copy,
                        "ready: true\n      state: {running: {}}",
                        "ready: false\n      restartCount: 2\n      state: {terminated: {exitCode: 1}}"))));
        all.add(new Broken(
                EnumSet.of(Symptom.READ_ONLY_TOKEN, Symptom.NOT_KEPT),
                "",
                List.of(init, "command: [a]", watch, "command: [a]", TARGET_MOUNT, "")));
        return all;
    }

    private static Broken copied(Symptom symptom, String log, String script) {
        List<String> exchanges = List.of(copying(script, INIT_STATE, ended("exitCode: 1")));
        return new Broken(EnumSet.of(symptom, Symptom.OVERWRITING_INIT), log, exchanges);
    }

    @Test
    void aHealthyWorkloadHasNoFindings() throws Exception {
        TextKube kube = new TextKube(healthy(), CANARY);
        List<Finding> findings = Examination.of(ClusterEvidence.of("deployment/token-app", kube));
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.OK));
        assertThat(kube.asked).noneMatch(asked -> asked.getFirst().equals("logs"));
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) throws Exception {
        String text = healthy();
        for (int i = 0; i < broken.exchanges().size(); i += 2) {
            assertThat(text).contains(broken.exchanges().get(i));
            text = text.replace(broken.exchanges().get(i), broken.exchanges().get(i + 1));
        }
        Evidence evidence = ClusterEvidence.of("deployment/token-app", new TextKube(text, broken.log()));
        List<Finding> findings = Examination.of(evidence).stream()
                .filter(finding -> finding.symptom() != null)
                .toList();
        assertThat(findings).extracting(Finding::symptom).hasSameElementsAs(broken.symptoms());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.subject()).isNotEmpty();
            assertThat(finding.why()).matches("[A-Z].*\\.");
            assertThat(finding.next().isEmpty()).isEqualTo(finding.symptom() == Symptom.CLAIM_WAITS);
        });
        assertThat(findings.toString()).doesNotContain(CANARY);
    }

    @Test
    void eachSymptomIsShownOnce() {
        Set<Symptom> shown = EnumSet.noneOf(Symptom.class);
        broken().forEach(broken -> shown.addAll(broken.symptoms()));
        assertThat(shown).containsExactlyInAnyOrder(Symptom.values());
    }

    @Test
    void aManifestAloneTellsNothingOfWhatItDoesNotHold() throws Exception {
        String deployment = healthy().split("\n---\n", 2)[0];
        List<Evidence> all = Examination.inManifests(Manifest.read(deployment).documents());
        assertThat(all).hasSize(1);
        assertThat(Examination.of(all.getFirst())).allMatch(finding -> finding.symptom() == null);
    }

    @Test
    void noSecretIsAskedForOtherThanByATemplateOfItsKeys() throws Exception {
        TextKube kube = new TextKube(healthy(), "");
        Examination.of(ClusterEvidence.of("deployment/token-app", kube));
        assertThat(kube.asked)
                .filteredOn(asked -> asked.contains("secret"))
                .hasSize(1)
                .allSatisfy(asked -> assertThat(asked.getLast())
                        .startsWith("go-template=")
                        .doesNotContain("{{$value}}")
                        .doesNotContain("{{.data}}"));
    }

    private static String healthy() throws IOException {
        try (InputStream in = ExaminationTest.class.getResourceAsStream("/healthy.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
