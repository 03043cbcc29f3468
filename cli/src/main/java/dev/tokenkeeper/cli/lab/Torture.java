package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;

/** Stops the program at every write of a merge, looks at the live file, and lets the next init heal. */
final class Torture implements Chapter {
    private static final int MOST_STEPS = 60;

    @Override
    public String title() {
        return "Torture: the program is stopped at every write";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        Path volume = bench.volume();
        int stopped = 0;
        int whole = 0;
        int healed = 0;
        boolean finished = false;
        for (int step = 1; !finished && step <= MOST_STEPS; step++) {
            String expiry = "2033-" + (step < 10 ? "0" + step : step);
            bench.secret().put(Workbench.KEY, LabToken.RECOUNTED.replace("2026-06-30", expiry));
            bench.shell("echo 'Step: " + step + "' >> \"$TOKEN\"");
            String before = bench.text(bench.live());
            Outcome stop = bench.program()
                    .runClass(
                            StoppedInit.class,
                            Integer.toString(step),
                            bench.secret().folder().toString(),
                            volume.toString(),
                            Workbench.KEY);
            finished = stop.exit() != StoppingDisk.STOPPED;
            String after = bench.text(bench.live());
            boolean old = after.equals(before);
            boolean merged = LabToken.isWhole(bench.live())
                    && after.contains("\nExpiry: " + expiry + "\n")
                    && after.contains("\nStep: " + step + "\n");
            Outcome init = bench.init();
            String now = bench.text(bench.live());
            boolean heals = init.succeeded()
                    && now.contains("\nExpiry: " + expiry + "\n")
                    && now.endsWith("Step: " + step + "\n")
                    && now.contains("\nUsage count: 42\n");
            if (!finished) {
                stopped++;
                whole += old || merged ? 1 : 0;
                healed += heals ? 1 : 0;
                tell.progress(stopped, "steps");
            }
        }
        tell.progressDone();
        tell.proof(
                finished && stopped >= 10 && whole == stopped,
                whole + " of " + stopped + " stops left the whole old or the whole new token");
        tell.proof(healed == stopped, healed + " of " + stopped + " were healed by the next init, with every edit");
        String stamp = bench.stamp(bench.live());
        tell.proof(
                bench.init().succeeded() && bench.stamp(bench.live()).equals(stamp),
                "after that there is nothing left to do");
    }
}
