package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;

/** Phase 1 and 2 of the lab text: Secret, claim, Deployment, first delivery. */
final class Rollout {
    private Rollout() {}

    static final class Configuration implements ClusterChapter {
        @Override
        public String title() {
            return "Phase 1: a Secret with a software token, and a claim";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            boolean made = scene.apply("namespace.yaml").succeeded()
                    && scene.look("label", "namespace", Scene.NAMESPACE, "tokenkeeper.dev/lab=yes")
                            .succeeded();
            tell.proof(made, "the namespace enforces the Pod Security profile restricted");
            boolean secret = scene.apply("secret-software-token.yaml").succeeded();
            Answer described = scene.kubectl("describe", "secret", "software-token");
            tell.proof(secret && described.prints("license.token:"), "the Secret is there, with the key license.token");
            tell.proof(
                    scene.apply("pvc-token-storage.yaml").succeeded()
                            && scene.kubectl("get", "pvc", "token-storage-pvc").prints("token-storage-pvc"),
                    "the claim is there; at the latest it binds with its first pod");
        }
    }

    static final class First implements ClusterChapter {
        @Override
        public String title() {
            return "Phase 2: the init container delivers, then the application starts";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            Answer applied = scene.apply("deployment-token-app.yaml");
            tell.proof(
                    applied.succeeded() && !applied.prints("would violate"),
                    "the cluster takes the Deployment without a warning");
            tell.proof(scene.rolledOut(), "it rolled out");
            tell.proof(scene.kubectl("get", "pvc", "token-storage-pvc").prints("Bound"), "the claim is bound");
            Answer log = scene.initLog();
            tell.proof(
                    log.prints("Initializing software token...")
                            && log.prints("Token initialized:")
                            && log.prints("Token initialization complete."),
                    "its log has the lab's three sentences");
            tell.proof(
                    log.prints("Expiry") && !log.prints("2024-12-31") && !log.prints("Enterprise Application"),
                    "it shows the token's keys and none of its values");
            String live = scene.live();
            tell.proof(
                    live.startsWith(Token.of(scene.manifest("secret-software-token.yaml"))),
                    "the live file begins with the Secret's bytes, each one");
            tell.proof(
                    scene.kubectl("logs", Scene.DEPLOYMENT, "-c", "token-app").prints("Application running"),
                    "the application runs");
            tell.proof(
                    scene.inApplication("ls", "-la", "/writable-tokens/").prints("-rw-rw-r--"),
                    "the token's mode is 0664, as the lab's chmod 664");
            tell.proof(
                    scene.initReport().contains("\"kind\":\"PassReport\""),
                    "the pod's status has the pass report as termination message");
        }
    }
}
