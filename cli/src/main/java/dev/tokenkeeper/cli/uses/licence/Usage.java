package dev.tokenkeeper.cli.uses.licence;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Onlooker;
import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Replica;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What replicas count, whatever is done to them and to their volume. */
final class Usage {
    private static final String NAIVE_COUNTER = """
            i=0
            while [ $i -lt 150 ]; do
              n=$(cat "$VOLUME/../naive/count")
              echo $((n + 1)) > "$VOLUME/../naive/count"
              i=$((i + 1))
            done
            echo counted
            """;

    private Usage() {}

    record Killed(LicenceScene scene) implements Chapter {
        private static final int KILLS = 6;

        @Override
        public String title() {
            return "kill -9 while they count: same seat, no increment lost";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Random random = new Random();
            boolean sameSeat = true;
            boolean nothingLost = true;
            boolean nothingTwice = true;
            long[] last = {0};
            try (Onlooker reading = Onlooker.of(5, () -> {
                long before = last[0];
                last[0] = scene.used(bench).total();
                return last[0] >= before;
            })) {
                for (int kill = 0; kill < KILLS; kill++) {
                    String name = "app-" + kill % 2;
                    TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(200));
                    Replica victim = scene.replica(name);
                    victim.kill();
                    long durable = victim.last(LicenceScene.USED);
                    Replica again = scene.start(bench, name);
                    sameSeat &= again.says("has seat " + kill % 2 + "\n") && again.says(LicenceScene.USED);
                    long next = again.first(LicenceScene.USED);
                    nothingLost &= durable > 0 && next > durable;
                    // The one that was under way when it was killed may be on the disk already.
                    nothingTwice &= next <= durable + 2;
                }
                tell.say(KILLS + " times one of the two was killed at random and started again.");
                tell.proof(sameSeat, "each had the seat of its name again");
                tell.proof(nothingLost, "each counted on above the last number that it had told as durable");
                tell.proof(nothingTwice, "none was counted twice: above it was at most the one under way");
                tell.proof(
                        reading.looks() > 20 && reading.bad() == 0,
                        "the sum was read " + reading.looks() + " times meanwhile, and never went down");
            }
            Replica one = scene.replica("app-0");
            Replica other = scene.replica("app-1");
            long told = one.last(LicenceScene.USED) + other.last(LicenceScene.USED);
            tell.proof(
                    told > 0 && scene.used(bench).total() >= told,
                    "the sum of the shards is what both have told, or more");
        }
    }

    record Naive() implements Chapter {
        @Override
        public String title() {
            return "Beside it: a counter in a file, as scripts do it";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path count = Files.writeString(bench.folder().resolve("naive/count"), "0\n");
            tell.command("n=$(cat count); echo $((n + 1)) > count");
            List<Process> both = List.of(
                    bench.startShell(NAIVE_COUNTER, bench.folder().resolve("naive-1.log")),
                    bench.startShell(NAIVE_COUNTER, bench.folder().resolve("naive-2.log")));
            for (Process one : both) {
                one.waitFor();
            }
            String found = bench.text(count).strip();
            tell.proof(
                    Program.text(bench.folder().resolve("naive-1.log")).endsWith("counted\n") && !found.equals("300"),
                    "two processes counted 300, the file says " + (found.isEmpty() ? "nothing" : found));
        }
    }

    record PutBack(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "A snapshot of the volume is restored: it is noticed, and counted on";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            for (String name : List.of("app-0", "app-1", "app-2")) {
                scene.replica(name).kill();
            }
            long snapshot = scene.used(bench).shard("app-0").value();
            tell.command("cp -a volume snapshot");
            bench.shell("cp -a \"$VOLUME\" \"$VOLUME/../snapshot\"");
            Replica before = scene.start(bench, "app-0");
            before.says(LicenceScene.USED + (snapshot + 20) + "\n");
            before.kill();
            long counted = before.last(LicenceScene.USED);
            tell.command("rm -r volume && cp -a snapshot volume");
            bench.shell("find \"$VOLUME\" -mindepth 1 -delete; cp -a \"$VOLUME/../snapshot/.\" \"$VOLUME\"");
            long restored = scene.used(bench).shard("app-0").value();
            tell.proof(
                    restored == snapshot && counted >= snapshot + 20,
                    "app-0 had told " + counted + "; the volume has " + restored + " again, as any file would");
            tell.proof(scene.init(bench).succeeded(), "init on the restored volume: exit 0");
            Replica after = scene.start(bench, "app-0");
            tell.proof(after.says(": RollbackDetected: usage.json"), "app-0 tells RollbackDetected");
            long next = after.first(LicenceScene.USED);
            tell.proof(
                    next > counted && next <= counted + 2,
                    "and counts on from what the witness on another volume knows: " + next);
        }
    }
}
