package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;

/** Phases 3 and 4 of the lab text: the application writes, pods come and go, with the text's own checks. */
final class Restarts {
    private static final String NAIVE_INIT = "cp \"$SOURCE\" \"$NAIVE\" && chmod 664 \"$NAIVE\"";

    private Restarts() {}

    static final class Modification implements Chapter {
        @Override
        public String title() {
            return "Phase 3: the application rewrites its token; the pod is deleted";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Application pod = Application.start(bench, "pod-1");
            tell.proof(
                    pod.isAlive() && pod.log().contains("License token found:"),
                    "the application found its token and runs");
            tell.command("echo \"MODIFIED_BY_APP: $(date)\" >> volume/license.token");
            bench.shell("echo \"MODIFIED_BY_APP: $(date)\" >> \"$TOKEN\"");
            bench.shell(NAIVE_INIT + " && echo \"MODIFIED_BY_APP: $(date)\" >> \"$NAIVE\"");
            tell.proof(
                    bench.text(bench.secret().key(Workbench.KEY)).equals(LabToken.FIRST),
                    "the read-only source is untouched");
            tell.command("tokenkeeper diff --target volume");
            tell.proof(bench.verb("diff").exit() == 1, "exit 1: the live file differs from what was delivered");
            pod.kill();
            tell.say("The pod is killed. A new one starts: init runs again, ours and, beside it, the lab's cp.");
            String stamp = bench.stamp(bench.live());
            Outcome init = bench.init();
            bench.shell(NAIVE_INIT);
            tell.proof(
                    init.succeeded() && bench.stamp(bench.live()).equals(stamp),
                    "source unchanged: init left the application's file alone");
            tell.command("grep \"MODIFIED_BY_APP\" volume/license.token");
            tell.proof(bench.shell("grep \"MODIFIED_BY_APP\" \"$TOKEN\"").succeeded(), "ours still has the edit");
            tell.proof(
                    bench.shell("grep \"MODIFIED_BY_APP\" \"$NAIVE\"").exit() == 1,
                    "the init container with cp has lost it (its grep finds nothing)");
        }
    }

    static final class Usage implements Chapter {
        @Override
        public String title() {
            return "Phase 4: more edits, one more restart, the lab's own checks";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Application pod = Application.start(bench, "pod-2");
            bench.shell("echo 'Feature accessed: advanced' >> \"$TOKEN\"; echo 'Usage count: 42' >> \"$TOKEN\"");
            pod.kill();
            Outcome init = bench.init();
            tell.command("cat volume/license.token | grep \"Access\"");
            tell.proof(
                    init.succeeded()
                            && bench.shell("cat \"$TOKEN\" | grep \"Access\"").succeeded(),
                    "what the application wrote of its accesses is there");
            tell.proof(
                    bench.shell("grep -q '^Feature accessed: advanced$' \"$TOKEN\" && grep -q '^Usage count: 42$'"
                                    + " \"$TOKEN\" && grep -q MODIFIED_BY_APP \"$TOKEN\"")
                            .succeeded(),
                    "so are all of its other lines");
            tell.command("ls -la volume/ && touch volume/test-write && ls -la volume/test-write");
            tell.proof(
                    bench.shell("ls -la \"$VOLUME/\" && touch \"$VOLUME/test-write\" && ls -la \"$VOLUME/test-write\"")
                            .succeeded(),
                    "the volume can be written beside the token");
            tell.proof(bench.shell("ls -la \"$TOKEN\"").prints("-rw-rw-r--"), "the token's permissions are -rw-rw-r--");
            tell.command("df -h volume");
            tell.proof(bench.shell("df -h \"$VOLUME\"").succeeded(), "storage usage can be read");
            Files.delete(bench.volume().resolve("test-write"));
        }
    }
}
