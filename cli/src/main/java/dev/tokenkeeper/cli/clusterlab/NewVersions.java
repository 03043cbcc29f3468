package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.time.Duration;

/** What the lab text could not do: the Secret changes, and both sides are kept. */
final class NewVersions {
    private static final String RENEWED = "s/Expiry: .*/Expiry: 2026-06-30\\n    Support: Gold/";
    private static final String BROKEN = "/SOFTWARE_LICENSE_V1/d; /License Type/,$d";

    private NewVersions() {}

    private static boolean hasEdits(String live) {
        return live.contains("\nMODIFIED_BY_APP: ")
                && live.contains("\nUsage count: 42\n")
                && live.contains("\n# Last Access: ");
    }

    static final class AtRestart implements ClusterChapter {
        @Override
        public String title() {
            return "The Secret changes: a restart brings it in, and the edits stay";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            boolean applied = scene.applySecret(RENEWED);
            scene.kubectl("rollout", "restart", Scene.DEPLOYMENT);
            tell.proof(applied && scene.rolledOut(), "a new pod started beside the old one, then that one went");
            String live = scene.live();
            tell.proof(
                    live.contains("\nExpiry: 2026-06-30\nSupport: Gold\nCounter: 3\n"),
                    "the Secret's two changes are in their places");
            tell.proof(hasEdits(live), "the application's lines are all there, below");
            tell.proof(
                    scene.initReport().contains("\"result\":\"Merged\"")
                            && scene.initReport().contains("\"conflicts\":[]"),
                    "the pod's status says: merged, no conflict");
            scene.settle();
        }
    }

    static final class WhileItRuns implements ClusterChapter {
        private static final Duration LONGEST = Duration.ofMinutes(3);

        @Override
        public String title() {
            return "With the sidecar it comes in while the application runs";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            tell.proof(scene.apply("sidecar.yaml").succeeded() && scene.rolledOut(), "the sidecar runs");
            scene.settle();
            String pod = scene.pod();
            scene.applySecret(RENEWED.replace("Gold", "Platinum"));
            tell.say("The kubelet looks at Secrets about once a minute, but at once when the pod is annotated:");
            scene.kubectl("annotate", "pod", pod, "tokenkeeper.dev/changed=now", "--overwrite");
            long waited = scene.until("\nSupport: Platinum\n", LONGEST);
            tell.proof(waited >= 0, "the live file had it " + waited + " ms after the annotation");
            tell.proof(hasEdits(scene.live()), "the application's lines are all there");
            tell.proof(scene.pod().equals(pod), "it is the same pod: nothing was restarted");
            Answer status = scene.kubectl(
                    "exec",
                    pod,
                    "-c",
                    "tokenkeeper",
                    "--",
                    "/tokenkeeper/bin/tokenkeeper",
                    "status",
                    "--target",
                    "/writable-tokens");
            tell.proof(
                    status.succeeded() && status.prints("license.token") && !status.prints("Platinum"),
                    "status tells of the file, and no value");
        }
    }

    static final class Refused implements ClusterChapter {
        @Override
        public String title() {
            return "Alternative 3: half a token is refused, the good one stays";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            scene.applySecret(BROKEN);
            tell.proof(
                    scene.apply("validated.yaml").succeeded() && scene.rolledOut(),
                    "the new pod starts all the same, with the last good token");
            scene.settle();
            tell.proof(scene.initLog().prints("SourceInvalid"), "its init container says SourceInvalid");
            String live = scene.live();
            tell.proof(
                    live.startsWith("SOFTWARE_LICENSE_V1\n")
                            && live.contains("\nSupport: Platinum\n")
                            && hasEdits(live),
                    "the live file is untouched");
        }
    }
}
