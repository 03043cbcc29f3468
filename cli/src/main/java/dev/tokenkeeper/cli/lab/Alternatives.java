package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.SecretMount;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lab text's three alternatives, each where the text's own script goes wrong. */
final class Alternatives {
    private Alternatives() {}

    static final class Sensitive implements Chapter {
        @Override
        public String title() {
            return "Alternative 1: a sensitive token is in no log";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path volume = Files.createDirectory(bench.folder().resolve("sensitive"));
            SecretMount secret = SecretMount.in(bench.folder().resolve("sensitive-secret"));
            secret.put(Workbench.KEY, LabToken.SENSITIVE);
            Outcome init = bench.program()
                    .run("init", "--source=" + secret.folder(), "--target=" + volume, "--file=" + Workbench.KEY);
            Path live = volume.resolve(Workbench.KEY);
            tell.proof(
                    init.succeeded() && bench.text(live).equals(LabToken.SENSITIVE) && init.prints("API_KEY"),
                    "the token is delivered, its keys are shown");
            tell.proof(bench.mode(live).equals("rw-------"), "without --mode it is 0600");
            tell.proof(!init.prints("supersecret123"), "the API key is in no output (the lab's cat prints it whole)");
        }
    }

    static final class Conditional implements Chapter {
        @Override
        public String title() {
            return "Alternative 2: initialise only once";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path once = Files.createDirectory(bench.folder().resolve("once"));
            SecretMount secret = SecretMount.in(bench.folder().resolve("once-secret"));
            secret.put(Workbench.KEY, LabToken.FIRST);
            String[] created = {
                "init",
                "--source=" + secret.folder(),
                "--target=" + once,
                "--file=" + Workbench.KEY,
                "--strategy=created-once"
            };
            Path live = once.resolve(Workbench.KEY);
            Outcome first = bench.program().run(created);
            String delivered = bench.text(live);
            secret.put(Workbench.KEY, LabToken.RENEWED);
            Outcome second = bench.program().run(created);
            tell.command("tokenkeeper init ... --strategy created-once");
            tell.proof(
                    first.succeeded()
                            && second.succeeded()
                            && delivered.equals(LabToken.FIRST)
                            && bench.text(live).equals(LabToken.FIRST),
                    "delivered once; a later version of the source is not taken, as asked");
            Outcome merge = bench.program()
                    .run("init", "--source=" + secret.folder(), "--target=" + once, "--file=" + Workbench.KEY);
            secret.put(Workbench.KEY, LabToken.RENEWED.replace("Gold", "Platinum"));
            Outcome next = bench.program()
                    .run("init", "--source=" + secret.folder(), "--target=" + once, "--file=" + Workbench.KEY);
            tell.proof(
                    merge.succeeded() && next.succeeded() && bench.text(live).contains("\nSupport: Platinum\n"),
                    "the default strategy takes it (the lab's own \"if [ ! -f\" never would)");
        }
    }

    static final class Validated implements Chapter {
        @Override
        public String title() {
            return "Alternative 3: a bad token is refused before anything is touched";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String rule = "--validate=contains:SOFTWARE_LICENSE_V1";
            String before = bench.text(bench.live());
            String stamp = bench.stamp(bench.live());
            bench.secret().put(Workbench.KEY, LabToken.HALF);
            tell.command("tokenkeeper init ... --validate contains:SOFTWARE_LICENSE_V1");
            Outcome half = bench.init(rule);
            tell.proof(
                    half.succeeded()
                            && half.prints("SourceInvalid")
                            && bench.text(bench.live()).equals(before)
                            && bench.stamp(bench.live()).equals(stamp),
                    "half a token: SourceInvalid, exit 0, the good token untouched");
            tell.proof(bench.init(rule, "--strict").exit() == 4, "with --strict the exit status is 4");
            Outcome naive = bench.shell("cp \"$SOURCE\" \"$NAIVE\"; grep -q SOFTWARE_LICENSE_V1 \"$NAIVE\"");
            tell.proof(
                    naive.exit() == 1 && bench.text(bench.naiveLive()).equals(LabToken.HALF),
                    "the lab's script notices after it has overwritten the good one");
            bench.secret().put(Workbench.KEY, "");
            tell.proof(
                    bench.init(rule).prints("SourceEmpty")
                            && bench.text(bench.live()).equals(before),
                    "an empty key: SourceEmpty, untouched");
            bench.secret().put("other.token", LabToken.FIRST);
            tell.proof(
                    bench.init(rule).prints("KeyNotReady")
                            && bench.text(bench.live()).equals(before),
                    "a missing key: KeyNotReady, never taken for a deletion");
            bench.secret().put(Workbench.KEY, LabToken.expiring(1));
            tell.proof(
                    bench.init(rule).succeeded()
                            && bench.text(bench.live()).contains("\nExpiry: 2031-01-01\n")
                            && bench.text(bench.live()).contains("\nUsage count: 42\n"),
                    "the next good version is merged as if nothing had been");
        }
    }
}
