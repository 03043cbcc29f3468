package dev.tokenkeeper.cli.workbench;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;

/** One step of the lab: acts with real programs, then tells what that proved. */
public interface Chapter {
    String title();

    void play(Workbench bench, Narrator tell) throws IOException, InterruptedException;
}
