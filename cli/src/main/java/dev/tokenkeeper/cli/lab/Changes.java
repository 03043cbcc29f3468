package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Onlooker;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the lab text could not do: the source changes, and both sides are kept. */
final class Changes {
    private Changes() {}

    static final class Followed implements Chapter {
        @Override
        public String title() {
            return "The Secret changes while the application runs: both sides stay";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Application pod = Application.start(bench, "pod-3");
            tell.command("tokenkeeper watch --source secret --target volume --file license.token");
            Path log = bench.folder().resolve("watch.log");
            Process watch = bench.startWatch(log);
            TimeUnit.MILLISECONDS.sleep(1500);
            long waited;
            int looks;
            int broken;
            try (Onlooker reader = Onlooker.of(0, () -> LabToken.isWhole(bench.live()))) {
                bench.secret().put(Workbench.KEY, LabToken.RENEWED);
                waited = until(bench, "Support: Gold", 5_000);
                TimeUnit.MILLISECONDS.sleep(700);
                looks = reader.looks();
                broken = reader.bad();
            }
            tell.proof(waited <= 2_000, "the sidecar took the new version " + waited + " ms after the swap");
            String live = bench.text(bench.live());
            tell.proof(
                    live.contains("\nExpiry: 2026-06-30\nSupport: Gold\nCounter: 3\n"),
                    "the source's two changes are in their places");
            tell.proof(
                    live.contains("\nMODIFIED_BY_APP: ")
                            && live.contains("\nUsage count: 42\n")
                            && live.contains("\n# Last Access: ")
                            && live.indexOf("Support: Gold") < live.indexOf("# Last Access"),
                    "the application's lines are all there, below, in order");
            tell.proof(
                    looks > 0 && broken == 0,
                    "a reader looked " + looks + " times meanwhile and always saw a whole token");
            tell.proof(!Program.text(log).contains("2026-06-30"), "no value is in the sidecar's log");
            watch.destroy();
            tell.proof(
                    watch.waitFor(5, TimeUnit.SECONDS) && watch.exitValue() == 0,
                    "the sidecar ended on SIGTERM with exit 0");
            pod.kill();
        }

        private static long until(Workbench bench, String text, long limitMillis)
                throws IOException, InterruptedException {
            long began = System.nanoTime();
            long millis = 0;
            while (!bench.text(bench.live()).contains(text) && millis < limitMillis) {
                TimeUnit.MILLISECONDS.sleep(10);
                millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            }
            return millis;
        }
    }

    static final class Conflicting implements Chapter {
        @Override
        public String title() {
            return "Both change the same line: ours stays, the conflict is told once";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.command("sed -i 's/^Counter: 3$/Counter: 7/' volume/license.token");
            bench.shell("sed -i 's/^Counter: 3$/Counter: 7/' \"$TOKEN\"");
            bench.secret().put(Workbench.KEY, LabToken.RECOUNTED);
            Path report = bench.folder().resolve("report.json");
            Outcome init = bench.init("--report=" + report);
            tell.proof(
                    init.succeeded() && bench.text(bench.live()).contains("\nCounter: 7\n"),
                    "Counter is 7 in the application, 5 in the source, and stays 7; exit 0");
            tell.proof(
                    bench.text(report).contains("\"/Counter\"")
                            && !bench.text(report).contains("\"7\"")
                            && !bench.text(report).contains("Counter: "),
                    "the report names /Counter and no value");
            String before = bench.stamp(bench.live());
            Outcome again = bench.init("--report=" + report);
            tell.proof(
                    again.succeeded() && bench.stamp(bench.live()).equals(before),
                    "the next init leaves it alone: it is settled");
            tell.command("tokenkeeper status --target volume");
            tell.proof(bench.verb("status").prints("/Counter"), "status lists it until somebody resolves it");
            tell.command("tokenkeeper resolve /Counter --take theirs --target volume");
            Outcome resolve = bench.verb("resolve /Counter --take=theirs");
            tell.proof(
                    resolve.succeeded()
                            && bench.text(bench.live()).contains("\nCounter: 5\n")
                            && bench.text(bench.live()).contains("\nUsage count: 42\n"),
                    "resolved for the source: Counter is 5, all else as it was");
            tell.proof(!bench.verb("status").prints("/Counter"), "and status lists it no longer");
        }
    }
}
