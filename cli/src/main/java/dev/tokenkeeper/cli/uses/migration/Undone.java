package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;

/** The way back: of the file, and of the manifest. */
final class Undone implements Chapter {
    @Override
    public String title() {
        return "Undo: the file as it was delivered, the manifest as it was";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        String migrated = bench.text(Relay.live(bench));
        tell.command("tokenkeeper rollback 1 --target volume");
        Outcome back = bench.verb("rollback 1", "--mode=0664");
        tell.proof(
                back.succeeded() && bench.text(Relay.live(bench)).equals(Relay.CONFIG),
                "the bytes of the first delivery are live again");
        long last = bench.newestRevision();
        bench.verb("rollback " + (last - 1), "--mode=0664");
        tell.proof(
                bench.text(Relay.live(bench)).equals(migrated), "and the application's own are not lost: back again");
        tell.command("tokenkeeper uninject -f relay-injected.yaml");
        Outcome uninject =
                bench.program().run("uninject", "-f", Injected.injected(bench).toString());
        tell.proof(
                uninject.succeeded() && uninject.out().equals(Injected.MANIFEST),
                "the manifest is what it was, byte for byte, comments too");
        tell.say("The claim keeps the file and its history until somebody deletes it.");
    }
}
