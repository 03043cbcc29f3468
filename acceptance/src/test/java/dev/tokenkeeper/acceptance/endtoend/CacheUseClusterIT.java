package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import org.junit.jupiter.api.Test;

/** {@code examples/cache.yaml}: 150 MiB are copied in a container of 64 MiB, killed on the way, replaced, and protected. */
@EndToEnd
@Restricted
class CacheUseClusterIT {
    @Test
    void theApplicationStartsWithAWholeCache(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        String all = cluster.example("cache.yaml");
        kubectl.apply(all);
        made(kubectl, "seed-1");
        String first = copying(kubectl);
        kubectl.must("delete", "pod", first, "--grace-period=0", "--force");
        assertThat(said(kubectl)).isEqualTo("cache: version 1, whole");
        inside(kubectl, "echo hit >/cache/current/hits.txt; echo mine >/cache/state.txt");

        kubectl.apply(job(all).replace("name: seed-1", "name: seed-2").replace("value: \"1\"", "value: \"2\""));
        made(kubectl, "seed-2");
        replace(kubectl);
        assertThat(said(kubectl)).isEqualTo("cache: version 2, whole");
        assertThat(inside(
                        kubectl, "cat /cache/.generations/*/hits.txt /cache/state.txt; ls /cache/.generations | wc -l"))
                .isEqualTo("hit\nmine\n2\n");

        kubectl.apply(job(all).replace("name: seed-1", "name: seed-3")
                .replace("value: \"1\"", "value: \"3\"")
                .replace(
                        "              cd /seed\n",
                        "              echo spoilt >>index/part-77\n              cd /seed\n"));
        made(kubectl, "seed-3");
        replace(kubectl);
        assertThat(said(kubectl)).as("a seed that is not what its sums say").isEqualTo("cache: version 2, whole");
        assertThat(kubectl.must("logs", "deployment/cache-app", "-c", "cache-preload"))
                .contains("SourceInvalid")
                .contains("index/part-77");
    }

    /** The Job among the documents. */
    private static String job(String all) {
        for (String document : all.split("\n---\n", -1)) {
            if (document.contains("kind: Job\n")) {
                return document + "\n";
            }
        }
        throw new AssertionError("there is no Job in examples/cache.yaml");
    }

    private static void made(Kubectl kubectl, String job) {
        kubectl.must(TokenApp.LONG, "wait", "job/" + job, "--for=condition=Complete", "--timeout=85s");
    }

    /** Waits until the init container copies, and is not yet done; the pod's name. */
    private static String copying(Kubectl kubectl) throws InterruptedException {
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        while (System.nanoTime() < latest) {
            String pod =
                    kubectl.must("get", "pods", "--selector=app=cache-app", "-o", "jsonpath={.items[0].metadata.name}");
            if (kubectl.run("logs", pod, "-c", "cache-preload").all().contains(" MiB, ")) {
                return pod;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the copy never told how far it was");
    }

    private static void replace(Kubectl kubectl) {
        kubectl.must(TokenApp.LONG, "delete", "pod", "--selector=app=cache-app");
    }

    /** What the application says at its start. */
    private static String said(Kubectl kubectl) throws InterruptedException {
        kubectl.must(TokenApp.LONG, "rollout", "status", "deployment/cache-app", "--timeout=85s");
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        String said = "";
        while (said.isBlank() && System.nanoTime() < latest) {
            said = kubectl.run("logs", "deployment/cache-app", "-c", "app").out();
            Thread.sleep(200);
        }
        return said.strip();
    }

    private static String inside(Kubectl kubectl, String script) {
        return kubectl.shell("deployment/cache-app", "app", script)
                .orFail(script)
                .out();
    }
}
