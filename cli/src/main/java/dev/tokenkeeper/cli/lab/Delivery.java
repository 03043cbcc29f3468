package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;

/** Phase 1 and 2 of the lab text: the Secret, the volume, the first delivery. */
final class Delivery {
    private Delivery() {}

    static final class Secret implements Chapter {
        @Override
        public String title() {
            return "Phase 1: a Secret with a software token, and an empty volume";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            bench.secret().put(Workbench.KEY, LabToken.FIRST);
            tell.say("The Secret's mount has the kubelet's layout; the volume is an ordinary folder.");
            tell.proof(
                    Files.isSymbolicLink(bench.secret().folder().resolve("..data"))
                            && bench.mode(bench.secret().key(Workbench.KEY)).equals("r--r-----"),
                    "license.token stands behind the ..data link, mode 0440");
            tell.command("tokenkeeper status --target volume");
            Outcome status = bench.verb("status");
            tell.proof(
                    status.succeeded() && !Files.exists(bench.live()), "exit 0: nothing is managed on the volume yet");
        }
    }

    static final class First implements Chapter {
        @Override
        public String title() {
            return "Phase 2: init delivers the token before the application starts";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.command("tokenkeeper init --source secret --target volume --file license.token --mode 0664");
            Outcome init = bench.init();
            tell.say("exit " + init.exit() + ", " + init.millis() + " ms");
            tell.proof(
                    init.succeeded() && bench.text(bench.live()).equals(LabToken.FIRST),
                    "the live file has the Secret's bytes, each one");
            tell.proof(bench.mode(bench.live()).equals("rw-rw-r--"), "its mode is 0664, as the lab's chmod 664");
            tell.proof(
                    init.prints("Initializing software token...")
                            && init.prints("Token initialized:")
                            && init.prints("Token initialization complete."),
                    "the log has the lab's three sentences");
            tell.proof(
                    init.prints("Expiry") && !init.prints("2024-12-31") && !init.prints("Enterprise Application"),
                    "it shows the token's keys and none of its values");
            String before = bench.stamp(bench.live());
            Outcome again = bench.init();
            tell.proof(
                    again.succeeded() && bench.stamp(bench.live()).equals(before),
                    "a second init writes nothing: same inode, same time");
        }
    }
}
