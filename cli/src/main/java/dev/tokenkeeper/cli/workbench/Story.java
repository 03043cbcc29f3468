package dev.tokenkeeper.cli.workbench;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Chapters that are played one after the other on one workbench. Needs Linux with {@code sh}, {@code grep}, {@code sed} and
 * {@code df}. Leaves nothing behind, also when it is interrupted.
 *
 * @param heading its first line
 * @param chapters in their order; the clean-up comes behind them by itself
 */
public record Story(String heading, List<Chapter> chapters) {
    public Story {
        chapters = List.copyOf(chapters);
    }

    /**
     * Plays all steps.
     *
     * @param mainClass the program's main class, to start it again
     * @param waits whether to wait for Enter between two steps
     * @param colour whether {@code out} is a terminal that may be coloured
     * @return 0 if every proof held, else 1
     */
    public int play(String mainClass, PrintStream out, InputStream keys, boolean waits, boolean colour)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Narrator tell = new Narrator(out, keys, waits, colour, chapters.size() + 1);
        out.println(heading);
        try (Workbench bench = Workbench.open(mainClass)) {
            Thread interrupted = new Thread(() -> closeQuietly(bench));
            Runtime.getRuntime().addShutdownHook(interrupted);
            for (Chapter chapter : chapters) {
                step(chapter, bench, tell);
            }
            step(new CleanUp(), bench, tell);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        tell.summary(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return tell.allHeld() ? 0 : 1;
    }

    private static void step(Chapter chapter, Workbench bench, Narrator tell) throws IOException, InterruptedException {
        tell.step(chapter.title());
        chapter.play(bench, tell);
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
