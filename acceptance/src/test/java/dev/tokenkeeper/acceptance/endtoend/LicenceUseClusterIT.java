package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.Restricted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/licence.yaml} as it is: two replicas count on one volume, are deleted with no grace, and get a third seat. */
@EndToEnd
@Restricted
class LicenceUseClusterIT {
    private static final String SEAT = "has seat ";
    private static final String USED = ": used ";
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("tokenkeeper.seed", System.nanoTime()));

    @Test
    void seatsStayWithTheirPodsAndNoUseIsLost(Cluster cluster, LabNamespace namespace) throws Exception {
        Kubectl kubectl = namespace.kubectl();
        kubectl.apply(cluster.example("licence.yaml"));
        Map<String, PodLog> pods = new TreeMap<>();
        Map<String, Long> seats = new TreeMap<>();
        for (String pod : new String[] {"licensed-app-0", "licensed-app-1"}) {
            pods.put(pod, followed(kubectl, pod));
            seats.put(pod, pods.get(pod).first(SEAT));
            pods.get(pod).until(USED);
        }
        assertThat(seats.values()).containsExactlyInAnyOrder(0L, 1L);

        for (int kill = 0; kill < KILLS; kill++) {
            String pod = "licensed-app-" + kill % 2;
            Thread.sleep(500 + random.nextInt(1500));
            PodLog before = pods.get(pod);
            kubectl.must("delete", "pod", pod, "--grace-period=0", "--force");
            PodLog after = followed(kubectl, pod);
            pods.put(pod, after);
            long durable = before.last(USED);
            assertThat(after.first(SEAT)).as("the seat of %s", pod).isEqualTo(seats.get(pod));
            assertThat(after.first(USED)).as("what %s goes on with", pod).isGreaterThan(durable);
            before.close();
        }

        kubectl.must("scale", "statefulset/licensed-app", "--replicas=3");
        PodLog third = followed(kubectl, "licensed-app-2").until("no seat is free");
        assertThat(third.text()).doesNotContain(USED);
        kubectl.apply(cluster.example("licence-renewed.yaml"));
        kubectl.must("annotate", "pods", "--selector=app=licensed-app", "test/refresh=1");
        assertThat(third.first(SEAT)).as("with the renewed licence").isEqualTo(2);
        third.until(USED);
        pods.put("licensed-app-2", third);

        long told = 0;
        for (PodLog pod : pods.values()) {
            told += pod.last(USED);
        }
        JsonNode usage = new ObjectMapper().readTree(usage(cluster, kubectl));
        long sum = 0;
        for (JsonNode shard : usage.path("used")) {
            sum += shard.asLong();
        }
        assertThat(usage.path("used").size()).as("shards").isEqualTo(3);
        assertThat(sum).as("the sum of all shards").isGreaterThanOrEqualTo(told);
        for (String pod : pods.keySet()) {
            assertThat(restarts(kubectl, pod)).as("restarts in %s", pod).isZero();
            pods.get(pod).close();
        }
    }

    private PodLog followed(Kubectl kubectl, String pod) throws Exception {
        // The StatefulSet makes it anew; until then there is none to wait for.
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        while (!kubectl.run("wait", "pod/" + pod, "--for=condition=Ready", "--timeout=20s")
                .succeeded()) {
            if (System.nanoTime() > latest) {
                throw new AssertionError(pod + " was never ready");
            }
            Thread.sleep(200);
        }
        return PodLog.follow(kubectl, folder, pod, "licensed-app");
    }

    /** The live file, read by a pod with a shell: the application's image has none. */
    private static String usage(Cluster cluster, Kubectl kubectl) {
        Manifest looking = Manifest.of(cluster, "deployment-token-app.yaml")
                .claim("licence-usage")
                .running("sleep 1000");
        looking.pod().remove("initContainers");
        looking.pod().withArrayProperty("volumes").remove(0);
        kubectl.apply(looking.asPod("looking"));
        kubectl.must(TokenApp.LONG, "wait", "pod/looking", "--for=condition=Ready", "--timeout=80s");
        return kubectl.shell("looking", "token-app", "cat /writable-tokens/usage.json")
                .orFail("usage.json")
                .out();
    }

    private static int restarts(Kubectl kubectl, String pod) {
        int restarts = 0;
        for (JsonNode container : kubectl.json("get", "pod", pod).path("status").path("containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return restarts;
    }
}
