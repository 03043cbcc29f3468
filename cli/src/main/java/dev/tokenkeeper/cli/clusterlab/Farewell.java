package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The lab text's clean-up, and a look whether anything is left. */
final class Farewell implements ClusterChapter {
    @Override
    public String title() {
        return "Clean-up: nothing is left, the claim included";
    }

    @Override
    public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
        String volume = scene.look("get", "pvc", "token-storage-pvc", "--output=jsonpath={.spec.volumeName}")
                .out();
        tell.proof(
                scene.kubectl("delete", "deployment", "token-app").succeeded()
                        && scene.kubectl("delete", "pvc", "token-storage-pvc").succeeded()
                        && scene.kubectl("delete", "secret", "software-token", "software-token-secret")
                                .succeeded(),
                "Deployment, claim and Secrets are deleted");
        tell.proof(
                scene.kubectl("get", "deployments,pods,pvc,secrets", "-o", "name")
                        .out()
                        .isBlank(),
                "the namespace is empty");
        tell.proof(!volume.isEmpty() && isGone(scene, volume), "the volume behind the claim is gone, too");
        tell.command("kubectl delete namespace " + Scene.NAMESPACE);
        tell.proof(scene.delete().succeeded() && !scene.isThere(), "the namespace is gone");
    }

    private static boolean isGone(Scene scene, String volume) throws IOException, InterruptedException {
        for (int i = 0; i < 120; i++) {
            if (!scene.look("get", "pv", volume).succeeded()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }
}
