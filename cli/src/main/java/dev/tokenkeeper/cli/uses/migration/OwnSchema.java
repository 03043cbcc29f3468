package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;

/** The application rewrites its file to a schema of its own, while the ConfigMap keeps the old one. */
final class OwnSchema {
    private OwnSchema() {}

    static final class Kept implements Chapter {
        @Override
        public String title() {
            return "The application migrates its own schema, and keeps it over restarts";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path live = Relay.live(bench);
            Outcome relay = Relay.start(bench, live);
            tell.proof(
                    relay.succeeded() && bench.text(live).equals(Relay.MIGRATED),
                    "log_level has become logging.level, host is gone, the name is there");
            String stamp = bench.stamp(live);
            boolean alone = true;
            for (int restart = 0; restart < 3; restart++) {
                alone &= Relay.init(bench).succeeded()
                        && Relay.start(bench, live).succeeded();
            }
            tell.proof(
                    alone
                            && bench.text(live).equals(Relay.MIGRATED)
                            && bench.stamp(live).equals(stamp),
                    "three restarts later the file is the same, byte for byte, not even written");
        }
    }

    static final class Followed implements Chapter {
        @Override
        public String title() {
            return "The ConfigMap's next version, still in the old schema, is merged";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            bench.secret().put(Relay.KEY, Relay.GROWN);
            Outcome init = Relay.init(bench, "--strict");
            String wanted = Relay.MIGRATED.replace("100 ", "250 ").replace("  - search\n", "  - search\n  - export\n");
            String live = bench.text(Relay.live(bench));
            tell.proof(init.succeeded(), "no conflict: exit 0 with --strict");
            tell.proof(live.contains("  requests: 250   # a second\n"), "a changed value is in, its comment beside it");
            tell.proof(live.contains("  - search\n  - export\n"), "an added item is in");
            tell.proof(
                    live.equals(wanted),
                    "log_level and host, which the application moved and dropped, did not come back");
        }
    }

    static final class Disputed implements Chapter {
        @Override
        public String title() {
            return "The ConfigMap changes what the application has moved: told, not lost";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String before = bench.text(Relay.live(bench));
            bench.secret().put(Relay.KEY, Relay.LOUDER);
            Outcome init = Relay.init(bench);
            tell.proof(
                    init.succeeded() && bench.text(Relay.live(bench)).equals(before),
                    "the live file stays as the application has it");
            tell.proof(
                    init.err().contains("relay.yaml#/log_level") && !init.err().contains("debug"),
                    "/log_level is told as a conflict, without its value");
            tell.command("tokenkeeper resolve /log_level --take ours --target volume");
            Outcome resolve = bench.verb("resolve /log_level --take=ours");
            tell.proof(
                    resolve.succeeded() && !bench.verb("status").prints("log_level"),
                    "a person who moved the change by hand says so, and it is settled");
        }
    }
}
