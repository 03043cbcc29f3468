package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;

/** History, roll-back, and three more passes that leave it alone. */
final class RollBack implements Chapter {
    @Override
    public String title() {
        return "History and roll-back";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        String good = bench.text(bench.live());
        long revision = bench.newestRevision();
        bench.secret().put(Workbench.KEY, LabToken.expiring(3));
        bench.init();
        tell.command("tokenkeeper history --target volume");
        Outcome history = bench.verb("history");
        tell.proof(
                history.succeeded() && bench.newestRevision() > revision,
                "history lists the revisions with their causes, newest first");
        tell.command("tokenkeeper rollback " + revision + " --target volume --dry-run");
        String live = bench.text(bench.live());
        Outcome dry = bench.verb("rollback " + revision, "--dry-run");
        tell.proof(dry.succeeded() && bench.text(bench.live()).equals(live), "a dry run touches nothing");
        tell.command("tokenkeeper rollback " + revision + " --target volume");
        Outcome back = bench.verb("rollback " + revision);
        tell.proof(
                back.succeeded() && bench.text(bench.live()).equals(good),
                "the bytes of revision " + revision + " are live again, as a new revision");
        String stamp = bench.stamp(bench.live());
        boolean alone = true;
        for (int pass = 0; pass < 3; pass++) {
            alone &= bench.init().succeeded() && bench.stamp(bench.live()).equals(stamp);
        }
        tell.proof(alone, "three more passes leave it alone");
        bench.secret().put(Workbench.KEY, LabToken.expiring(4));
        bench.init();
        tell.proof(
                bench.verb("status").prints("/Expiry")
                        && bench.text(bench.live()).contains("\nExpiry: 2031-01-02\n"),
                "the source's next change of that line is a conflict: the roll-back stays");
        tell.command("tokenkeeper resolve /Expiry --take theirs --target volume");
        bench.verb("resolve /Expiry --take=theirs");
        tell.proof(
                bench.text(bench.live()).contains("\nExpiry: 2031-01-04\n"),
                "until somebody resolves it for the source");
        tell.command("tokenkeeper verify --target volume");
        tell.proof(bench.verb("verify").succeeded(), "every generation on the volume has its checksum");
    }
}
