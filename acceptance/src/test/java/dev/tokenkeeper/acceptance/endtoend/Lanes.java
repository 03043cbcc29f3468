package dev.tokenkeeper.acceptance.endtoend;

import dev.tokenkeeper.acceptance.cluster.Kubectl;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several claims with a pod on each, all made from one manifest, so that few calls of kubectl serve many pods. */
final class Lanes {
    private static final String WATCHER = "watcher";

    private final Kubectl kubectl;
    private final Manifest manifest;
    private final int count;
    private int round;

    private Lanes(LabNamespace namespace, Manifest manifest, int count) {
        this.kubectl = namespace.kubectl();
        this.manifest = manifest;
        this.count = count;
    }

    /** Makes the claims, and one pod that mounts them all and does nothing, to look at them. */
    static Lanes of(LabNamespace namespace, Manifest manifest, int count) {
        Lanes lanes = new Lanes(namespace, manifest, count);
        StringBuilder all = new StringBuilder();
        for (int lane = 0; lane < count; lane++) {
            all.append(Token.claim(claim(lane), "ReadWriteMany", "standard")).append("---\n");
        }
        lanes.kubectl.apply(all + lanes.watcher());
        lanes.kubectl.must(TokenApp.LONG, "wait", "pod/" + WATCHER, "--for=condition=Ready", "--timeout=80s");
        return lanes;
    }

    private String watcher() {
        Manifest watcher = manifest.copy().running("trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done");
        watcher.pod().remove("initContainers");
        watcher.pod().withArrayProperty("volumes").removeAll();
        watcher.container("token-app").withArrayProperty("volumeMounts").removeAll();
        for (int lane = 0; lane < count; lane++) {
            watcher.pod()
                    .withArrayProperty("volumes")
                    .addObject()
                    .put("name", claim(lane))
                    .putObject("persistentVolumeClaim")
                    .put("claimName", claim(lane));
            watcher.container("token-app")
                    .withArrayProperty("volumeMounts")
                    .addObject()
                    .put("name", claim(lane))
                    .put("mountPath", "/lanes/" + lane);
        }
        return watcher.asPod(WATCHER);
    }

    private static String claim(int lane) {
        return "lane-" + lane;
    }

    /** The pod of a lane in this round. */
    String pod(int lane) {
        return "r" + round + "-lane-" + lane;
    }

    /** Changes the Secret and starts the pods of the next round, one on each claim. */
    void start(String token) {
        round++;
        StringBuilder all = new StringBuilder(Token.secret("software-token", token));
        for (int lane = 0; lane < count; lane++) {
            all.append("\n---\n").append(manifest.claim(claim(lane)).asPod(pod(lane)));
        }
        kubectl.apply(all.toString());
    }

    /** Deletes the pod of a lane with no grace, and does not wait for anything. */
    void kill(int lane) {
        kubectl.must("delete", "pod", pod(lane), "--grace-period=0", "--force", "--wait=false");
    }

    /** Waits until the pods of this round have been ready. */
    void ready() {
        List<String> wait = new ArrayList<>(List.of("wait", "--for=condition=Ready", "--timeout=80s"));
        lanes().forEach(lane -> wait.add("pod/" + pod(lane)));
        kubectl.must(TokenApp.LONG, wait.toArray(String[]::new));
    }

    /**
     * Has the applications of a lane stop, and waits until each line that any of them wrote is in its token.
     *
     * @return the token
     */
    String untilNoLineIsMissing(int lane) throws InterruptedException {
        look(lane, Lines.ENOUGH.replace("/writable-tokens/", ""));
        long latest = System.nanoTime() + TokenApp.LONG.toNanos();
        while (true) {
            String live = look(lane, "cat license.token");
            List<String> wrong = Lines.of(live).wrong(look(lane, Lines.NOTES));
            if (wrong.isEmpty()) {
                return live;
            }
            if (System.nanoTime() > latest) {
                throw new AssertionError("lines are missing in lane " + lane + ": " + wrong);
            }
            Thread.sleep(1_000);
        }
    }

    private String look(int lane, String script) {
        return kubectl.shell(WATCHER, "token-app", "cd /lanes/" + lane + "; " + script)
                .orFail(script)
                .out();
    }

    /** The number of each lane. */
    List<Integer> lanes() {
        return IntStream.range(0, count).boxed().toList();
    }
}
