package dev.tokenkeeper.cli.uses.cache;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Onlooker;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Patience;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Later versions of the seed: a bad one, a good one, and the way back. */
final class Replaced {
    private Replaced() {}

    static final class Refused implements Chapter {
        @Override
        public String title() {
            return "A new version with a damaged file is refused";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            SeedFolder seed = SeedFolder.of(bench);
            seed.write(2);
            seed.damage(SeedFolder.LARGE);
            Outcome init = seed.init(bench);
            tell.proof(
                    init.succeeded() && init.prints("SourceInvalid") && init.prints(SeedFolder.LARGE),
                    "one bit of " + SeedFolder.LARGE + " is wrong: SourceInvalid, with its name");
            tell.proof(
                    SeedFolder.version(SeedFolder.current(bench)).equals("version 1"),
                    "the application goes on with version 1");
        }
    }

    static final class Swapped implements Chapter {
        @Override
        public String title() {
            return "The repaired version takes its place in one instant";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path old = SeedFolder.current(bench).toRealPath();
            Files.writeString(old.resolve("hits.txt"), "written by the application\n");
            Files.writeString(old.resolve(SeedFolder.VERSION), "version 1\n# read\n");
            Path beside = Files.writeString(bench.volume().resolve("sessions.db"), "the application's own\n");
            SeedFolder seed = SeedFolder.of(bench);
            seed.write(2);
            int looks;
            int mixed;
            Outcome init;
            Eye eye = new Eye(SeedFolder.current(bench));
            try (Onlooker reader = Onlooker.of(1, eye)) {
                init = seed.init(bench);
                Patience.comes(() -> eye.version().equals("version 2"));
                looks = reader.looks();
                mixed = reader.bad();
            }
            tell.say("exit " + init.exit() + ", " + init.millis() + " ms");
            tell.proof(init.succeeded() && SeedFolder.isWhole(bench), "version 2 is there, whole; sha256sum -c agrees");
            tell.proof(
                    looks > 0 && mixed == 0,
                    "a reader looked " + looks + " times and never saw files of two versions together");
            tell.proof(
                    init.prints("EditsLeftBehind")
                            && bench.text(old.resolve("hits.txt")).startsWith("written"),
                    "what the application wrote into the old one is told, and still there");
            tell.proof(
                    bench.text(beside).equals("the application's own\n"), "its files beside the cache are untouched");
        }
    }

    static final class TakenBack implements Chapter {
        @Override
        public String title() {
            return "History, damage on the volume, and back to the version before";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.command("tokenkeeper history --target volume");
            tell.proof(bench.verb("history").succeeded(), "history lists the generations");
            SeedFolder.damage(SeedFolder.current(bench).toRealPath().resolve("index/part-7"));
            Outcome verify = bench.verb("verify");
            tell.proof(
                    verify.exit() == 5 && verify.prints("index/part-7"),
                    "verify: exit 5, and the name of the file that a bad disk has changed");
            tell.command("tokenkeeper rollback 1 --target volume");
            Outcome back = bench.verb("rollback 1");
            tell.proof(
                    back.succeeded()
                            && SeedFolder.version(SeedFolder.current(bench)).startsWith("version 1"),
                    "version 1 is current again, by the swap of the link");
        }
    }
}
