package dev.tokenkeeper.acceptance.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Answer;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.InCluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Doctor at workloads that are really broken: the lab's three troubleshooting cases and some that say nothing. */
@ExtendWith(InCluster.class)
final class DoctorClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String VALUE = "Enterprise Application";

    @Test
    void issue1TheInitContainerMayNotWriteTheVolume(Cluster cluster, LabNamespace namespace) {
        Kubectl kubectl = namespace.kubectl();
        String claimed =
                cluster.manifest("pvc-token-storage.yaml") + "---\n" + cluster.manifest("secret-software-token.yaml");
        kubectl.apply(claimed + """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: root}
                spec:
                  restartPolicy: Never
                  containers:
                    - {name: a, image: "busybox:1.37.0", command: [chmod, "0755", /v], volumeMounts: [{name: v, mountPath: /v}]}
                  volumes: [{name: v, persistentVolumeClaim: {claimName: token-storage-pvc}}]
                """);
        kubectl.must(
                Duration.ofMinutes(2),
                "wait",
                "pod/root",
                "--for=jsonpath={.status.phase}=Succeeded",
                "--timeout=100s");
        kubectl.apply(cluster.manifest("sidecar.yaml"));
        found(cluster, namespace, "DeliveryFailed");
        kubectl.must("delete", "deployment", "token-app");
        kubectl.apply(copying("securityContext: {runAsUser: 1000}"));
        found(cluster, namespace, "CopyDenied");
    }

    @Test
    void issue2TheTokenDoesNotPersist(Cluster cluster, LabNamespace namespace) {
        Kubectl kubectl = namespace.kubectl();
        kubectl.apply(cluster.manifest("secret-software-token.yaml"));
        kubectl.apply(cluster.manifest("sidecar.yaml").replace("""
                persistentVolumeClaim:
                            claimName: token-storage-pvc
                """, "emptyDir: {}\n"));
        found(cluster, namespace, "NotPersistent");
        kubectl.must("delete", "deployment", "token-app");
        kubectl.apply(cluster.manifest("pvc-token-storage.yaml"));
        kubectl.apply(copying("restartPolicy: Always"));
        found(cluster, namespace, "OverwritingInit");
    }

    @Test
    void issue3AChangeOfTheSecretDoesNotArrive(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        kubectl.apply(
                cluster.manifest("pvc-token-storage.yaml") + "---\n" + cluster.manifest("secret-software-token.yaml")
                        + "---\n" + cluster.manifest("deployment-token-app.yaml"));
        kubectl.must(Duration.ofMinutes(2), "rollout", "status", "deployment/token-app", "--timeout=100s");
        Thread.sleep(1_500);
        kubectl.must(
                "patch", "secret", "software-token", "-p", "{\"stringData\":{\"license.token\":\"" + VALUE + "\"}}");
        Answer told = found(cluster, namespace, "SourceChanged");
        assertThat(told.status()).as("a change that waits is no problem").isZero();
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("kubectl rollout restart deployment/token-app -n " + namespace.name());
    }

    @Test
    void whatWaitsOrIsRefusedIsNamed(Cluster cluster, LabNamespace namespace) {
        Kubectl kubectl = namespace.kubectl();
        String claim = cluster.manifest("pvc-token-storage.yaml");
        kubectl.apply(claim + "  storageClassName: no-such-class\n---\n" + cluster.manifest("sidecar.yaml"));
        found(cluster, namespace, "UnknownStorageClass");
        found(cluster, namespace, "SourceMissing");
        kubectl.must("delete", "deployment/token-app", "pvc/token-storage-pvc");
        kubectl.apply(claim.replace("ReadWriteMany", "ReadWriteOnce") + "---\n"
                + cluster.manifest("secret-software-token.yaml") + "---\n"
                + cluster.manifest("sidecar.yaml").replace(cluster.image(), "tokenkeeper-test/none:1"));
        found(cluster, namespace, "RollingOneNode");
        found(cluster, namespace, "ImageMissing");
    }

    @Test
    void asAPluginOfKubectlItSaysWhatItCannotDo(Cluster cluster, LabNamespace namespace) {
        Answer none = new Program(cluster).asPlugin("doctor", "deployment/none", "-n", namespace.name());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("kubectl says:", "not found", "Next: ");
        Answer place = new Program(cluster).asPlugin("doctor", "deployment/none", "--context=none");
        assertThat(place.status()).isEqualTo(1);
        assertThat(place.err()).contains("kubectl says:", "none", "Next: ");
    }

    /** A Deployment whose init container copies as the lab's does: it goes on when that fails. */
    private static String copying(String more) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: token-app, labels: {app: token-app}}
                spec:
                  selector: {matchLabels: {app: token-app}}
                  template:
                    metadata: {labels: {app: token-app}}
                    spec:
                      MORE
                      initContainers:
                        - name: token-initializer
                          image: busybox:1.37.0
                          command: [sh, -c, "cp /readonly/license.token /writable/license.token; echo complete"]
                          volumeMounts: [{name: readonly, mountPath: /readonly}, {name: writable, mountPath: /writable}]
                      containers:
                        - name: token-app
                          image: busybox:1.37.0
                          command: [sh, -c, "cat /writable/license.token >/dev/null && sleep 1000"]
                          volumeMounts: [{name: writable, mountPath: /writable}]
                      terminationGracePeriodSeconds: 0
                      volumes:
                        - {name: readonly, secret: {secretName: software-token}}
                        - {name: writable, persistentVolumeClaim: {claimName: token-storage-pvc}}
                """.replace("MORE", more);
    }

    /** Asks until the finding is there: Kubernetes takes its time to notice. */
    private static Answer found(Cluster cluster, LabNamespace namespace, String code) {
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer;
        do {
            answer = new Program(cluster)
                    .asPlugin("doctor", "deployment/token-app", "-n", namespace.name(), "-o", "json");
            assertThat(answer.all()).doesNotContain(VALUE);
            if (answer.out().contains("\"code\":\"" + code + "\"")) {
                Answer text = new Program(cluster).run("doctor", "deployment/token-app", "-n", namespace.name());
                assertThat(text.status()).isEqualTo(answer.status());
                assertThat(text.out())
                        .contains("(" + code + ")", "Why: ", "Next: ")
                        .doesNotContain(VALUE);
                return text;
            }
        } while (Instant.now().isBefore(end));
        throw new AssertionError(code + " was not found\n" + answer.all());
    }
}
