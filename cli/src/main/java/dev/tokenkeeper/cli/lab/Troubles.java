package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lab text's three troubleshooting cases: each is noticed, and told with what to type. */
final class Troubles implements Chapter {
    @Override
    public String title() {
        return "Troubleshooting: permission denied, nothing persists, change not seen";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        denied(bench, tell);
        Path fresh = Files.createDirectory(bench.folder().resolve("fresh"));
        Outcome doctor = bench.program().run("doctor", "--target=" + fresh);
        tell.proof(
                doctor.prints("nothing delivered here yet"),
                "Issue 2, nothing persists: doctor says that this volume has no state");
        bench.secret().put(Workbench.KEY, LabToken.expiring(2));
        tell.command("tokenkeeper status --target volume --source secret");
        Outcome status = bench.verb("status", "--source=" + bench.secret().folder(), "--file=" + Workbench.KEY);
        tell.proof(
                status.prints("SourceChanged") || status.prints("BothChanged"),
                "Issue 3, change not seen: status shows that it is pending");
        tell.proof(
                bench.init().succeeded() && bench.text(bench.live()).contains("\nExpiry: 2031-01-02\n"),
                "and the next init takes it");
    }

    /** Root is never denied in an ordinary folder, so root tries where the kernel lets nobody make a file. */
    private static void denied(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        Path closed = Files.createDirectory(bench.folder().resolve("closed"));
        boolean root = "0".equals(bench.shell("id -u").out().strip());
        Path target = root ? Path.of("/sys/kernel") : closed;
        bench.shell("chmod 0555 '" + closed + "'");
        Outcome init = bench.program()
                .run("init", "--source=" + bench.secret().folder(), "--target=" + target, "--file=" + Workbench.KEY);
        tell.proof(
                init.exit() == 1 && init.err().contains("Next:"),
                "Issue 1, permission denied: exit 1, with the folder and what to type");
        bench.shell("chmod 0755 '" + closed + "'");
    }
}
