package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The lab: a software token is delivered, edited by an application, kept over restarts, merged with a new version of
 * its source, protected from a bad one and rolled back, by this program on real files in a temporary folder.
 *
 * <p>Needs Linux with {@code sh}, {@code grep}, {@code sed} and {@code df}. Leaves nothing behind, also when it is
 * interrupted.
 */
public final class Lab {
    private static final List<Chapter> CHAPTERS = List.of(
            new Delivery.Secret(),
            new Delivery.First(),
            new Restarts.Modification(),
            new Restarts.Usage(),
            new Changes.Followed(),
            new Changes.Conflicting(),
            new Alternatives.Sensitive(),
            new Alternatives.Conditional(),
            new Alternatives.Validated(),
            new Troubles(),
            new RollBack(),
            new Torture(),
            new CleanUp());

    private Lab() {}

    /**
     * Plays all steps.
     *
     * @param mainClass the program's main class, to start it again
     * @param waits whether to wait for Enter between two steps
     * @param colour whether {@code out} is a terminal that may be coloured
     * @return 0 if every proof held, else 1
     */
    public static int play(String mainClass, PrintStream out, InputStream keys, boolean waits, boolean colour)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Narrator tell = new Narrator(out, keys, waits, colour, CHAPTERS.size());
        out.println("Tokenkeeper lab: real programs on real files, no cluster.");
        try (Workbench bench = Workbench.open(mainClass)) {
            Thread interrupted = new Thread(() -> closeQuietly(bench));
            Runtime.getRuntime().addShutdownHook(interrupted);
            for (Chapter chapter : CHAPTERS) {
                tell.step(chapter.title());
                chapter.play(bench, tell);
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        tell.summary(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return tell.allHeld() ? 0 : 1;
    }

    /** The lab is being interrupted: what cannot be removed now has nobody left to be told to. */
    private static void closeQuietly(Workbench bench) {
        try {
            bench.close();
        } catch (IOException e) {
            System.err.println("tokenkeeper: " + bench.folder() + " could not be removed whole");
        }
    }
}
