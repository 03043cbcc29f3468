package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;

/** Alternative 1 of the lab text: a token with a key in it, which nobody may see. */
final class Sensitive implements ClusterChapter {
    private static final String KEY = "supersecret123";

    @Override
    public String title() {
        return "Alternative 1: the key in a sensitive token is shown nowhere";
    }

    @Override
    public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
        tell.proof(scene.apply("sensitive.yaml").succeeded() && scene.rolledOut(), "it rolled out");
        scene.settle();
        tell.proof(
                scene.live().contains("\nAPI_KEY: " + KEY + "\n")
                        && scene.live().contains("\nUsage count: 42\n"),
                "the other token is delivered, the application's lines stay");
        tell.proof(
                scene.inApplication("ls", "-la", Scene.TOKEN).prints("-rw-------"),
                "the application alone can read it");
        String said = scene.initLog().out()
                + scene.kubectl("logs", Scene.DEPLOYMENT, "-c", "token-app").out()
                + scene.kubectl("describe", "deployments,pods,secrets").out()
                + scene.kubectl("get", "events").out()
                + scene.kubectl("get", "deployments,pods,pvc", "-o", "yaml").out();
        tell.proof(
                said.contains("API_KEY") && said.contains("kind: Pod") && !said.contains(KEY),
                "the key is in no log, no description, no event and no status");
    }
}
