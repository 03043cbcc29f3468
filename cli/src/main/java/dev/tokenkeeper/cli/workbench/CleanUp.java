package dev.tokenkeeper.cli.workbench;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.nio.file.Files;

/** Removes all that the lab made, and looks whether it is gone. */
final class CleanUp implements Chapter {
    @Override
    public String title() {
        return "Clean-up";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        bench.close();
        tell.proof(bench.alive() == 0, "no process of the lab is left");
        tell.proof(!Files.exists(bench.folder()), "its temporary folder is gone");
    }
}
