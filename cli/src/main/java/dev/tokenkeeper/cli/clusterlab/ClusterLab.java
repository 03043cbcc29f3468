package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The lab on a real cluster: the project's own, which is built and started if need be, or somebody's. Real pods get the
 * manifests of {@code deploy/}; the lab text's four phases are played with them, and what the text could not do.
 *
 * <p>Leaves nothing behind, also when it is interrupted: neither the namespace nor, if it started it, the cluster.
 */
public final class ClusterLab {
    private static final List<ClusterChapter> CHAPTERS = List.of(
            new Rollout.Configuration(),
            new Rollout.First(),
            new Edits.Modification(),
            new Edits.Validation(),
            new NewVersions.AtRestart(),
            new NewVersions.WhileItRuns(),
            new NewVersions.Refused(),
            new Sensitive(),
            new Farewell());

    private ClusterLab() {}

    /**
     * Plays all steps.
     *
     * @param waits whether to wait for Enter between two steps
     * @param colour whether {@code out} is a terminal that may be coloured
     * @return 0 if every proof held, else 1
     * @throws LabStoppedException if it cannot go on; what it made has been taken away
     */
    public static int play(Request request, PrintStream out, InputStream keys, boolean waits, boolean colour)
            throws IOException, InterruptedException, LabStoppedException {
        long began = System.nanoTime();
        Checkout checkout = Checkout.ofThisProgram();
        Narrator tell = new Narrator(out, keys, waits, colour, CHAPTERS.size());
        out.println("Tokenkeeper lab: real pods on a real cluster.");
        try (Venue venue = Venue.open(checkout, tell)) {
            Thread interrupted = new Thread(() -> closeQuietly(venue, out));
            Runtime.getRuntime().addShutdownHook(interrupted);
            Scene scene = venue.prepare(request);
            for (ClusterChapter chapter : CHAPTERS) {
                tell.step(chapter.title());
                chapter.play(scene, tell);
            }
            venue.close();
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        tell.summary(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return tell.allHeld() ? 0 : 1;
    }

    /** The lab is being interrupted: what cannot be removed now has nobody left to be told to but the terminal. */
    private static void closeQuietly(Venue venue, PrintStream out) {
        try {
            out.println();
            out.println("interrupted: taking away what the lab made");
            venue.interrupt();
            venue.close();
        } catch (IOException e) {
            out.println("tokenkeeper: not all could be taken away. Next: kubectl delete namespace " + Scene.NAMESPACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where images cannot be loaded, the lab has to be told which one to use. */
    public static boolean needsImage(Request request) {
        return request.kubeconfig() != null && request.image() == null;
    }

    /** What to do about {@link #needsImage}. */
    public static String imageSentence() {
        return "needs a value with --kubeconfig: this lab cannot load images into somebody else's cluster."
                + " Push the image of mvn package -Pimage to where that cluster pulls from, or load it on its nodes,"
                + " and name it";
    }
}
