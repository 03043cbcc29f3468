package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;

/** One step of the lab on a cluster: acts as a person with kubectl would, then tells what that proved. */
interface ClusterChapter {
    String title();

    void play(Scene scene, Narrator tell) throws IOException, InterruptedException;
}
