package dev.tokenkeeper.cli.uses.licence;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Replica;
import dev.tokenkeeper.cli.workbench.Story;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.util.List;

/** Licences: delivered, shared out, renewed, forged. What is counted meanwhile is told in {@link Usage}. */
public final class Licence {
    private Licence() {}

    /** A new play of it. */
    public static Story story() {
        LicenceScene scene = new LicenceScene();
        return new Story(
                "Tokenkeeper lab: licences, whose use is counted and whose seats are kept.",
                List.of(
                        new Delivered(scene),
                        new SharedOut(scene),
                        new Usage.Killed(scene),
                        new Usage.Naive(),
                        new Renewed(scene),
                        new Forged(scene),
                        new Usage.PutBack(scene),
                        new GivenBack(scene)));
    }

    private record Delivered(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "The vendor signs a licence for two seats, and init delivers it";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String licence = scene.vendor().licence(1, 2);
            tell.command("tokenkeeper init --source secret --target volume --file license.token"
                    + " --strategy take-source --validate signature:@vendor.pub");
            Outcome init = scene.deliver(bench, licence);
            tell.proof(
                    init.succeeded() && bench.text(bench.live()).equals(licence),
                    "the signature holds; the licence is on the volume, byte for byte");
        }
    }

    private record SharedOut(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "Three replicas start: two have seats, the third is told";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.command("java ...examples.licence.LicensedApplication volume witness KEY app-0 5");
            Replica first = scene.start(bench, "app-0");
            boolean seat0 = first.says("has seat 0\n") && first.says(LicenceScene.USED);
            Replica second = scene.start(bench, "app-1");
            boolean seat1 = second.says("has seat 1\n") && second.says(LicenceScene.USED);
            Replica third = scene.start(bench, "app-2");
            tell.proof(seat0 && seat1, "app-0 has seat 0, app-1 has seat 1, and both count what is used");
            tell.proof(
                    third.says("no seat is free\n")
                            && third.isAlive()
                            && third.last(LicenceScene.USED) == 0
                            && scene.used(bench).shard("app-2").value() == 0,
                    "app-2 is told that no seat is free; it waits and counts nothing");
        }
    }

    private record Renewed(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "The vendor renews it with three seats: replaced whole, no restart";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String licence = scene.vendor().licence(2, 3);
            long before = scene.used(bench).total();
            Replica first = scene.replica("app-0");
            Replica second = scene.replica("app-1");
            int known0 = first.said().length();
            int known1 = second.said().length();
            tell.command("tokenkeeper init ... --strategy take-source --validate signature:@vendor.pub");
            Outcome init = scene.deliver(bench, licence);
            tell.proof(
                    init.succeeded() && bench.text(bench.live()).equals(licence),
                    "the live licence is the vendor's new one, byte for byte");
            Replica third = scene.replica("app-2");
            tell.proof(
                    third.says("has seat 2\n") && third.says(LicenceScene.USED),
                    "app-2, running all the while, has seat 2 now");
            boolean kept = first.saysAgain("has seat 0\n", known0) && second.saysAgain("has seat 1\n", known1);
            tell.proof(
                    kept && first.isAlive() && second.isAlive(),
                    "app-0 and app-1 took it without a restart, and keep their seats");
            tell.proof(
                    scene.used(bench).total() >= before
                            && bench.text(bench.live()).equals(licence),
                    "the counters are in another token, and were not touched");
        }
    }

    private record Forged(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "A forged licence, and one of another vendor, are refused";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String good = bench.text(bench.live());
            String stamp = bench.stamp(bench.live());
            tell.command("sed -i 's/Seats: 3/Seats: 9/' secret/license.token && tokenkeeper init ...");
            refused(bench, tell, good.replace("Seats: 3", "Seats: 9"), "one digit changed", good, stamp);
            refused(bench, tell, Vendor.withNewKey().licence(3, 9), "signed by another key", good, stamp);
            refused(bench, tell, good.substring(0, good.indexOf("Signature")), "not signed at all", good, stamp);
            bench.secret().put(Workbench.KEY, good);
            tell.command("sed -i 's/Seats: 3/Seats: 9/' volume/license.token");
            bench.shell("sed -i 's/Seats: 3/Seats: 9/' \"$TOKEN\"");
            Replica replica = scene.replica("app-0");
            boolean noticed = replica.says("not signed by the vendor") && replica.isAlive();
            Outcome init = scene.init(bench);
            tell.proof(
                    noticed && init.succeeded() && bench.text(bench.live()).equals(good),
                    "forged on the volume: the application goes on with the one before, init puts it back");
        }

        private void refused(Workbench bench, Narrator tell, String licence, String how, String good, String stamp)
                throws IOException, InterruptedException {
            Outcome init = scene.deliver(bench, licence);
            tell.proof(
                    init.succeeded()
                            && init.prints("SourceInvalid")
                            && bench.text(bench.live()).equals(good)
                            && bench.stamp(bench.live()).equals(stamp),
                    how + ": SourceInvalid, exit 0, the good one untouched");
        }
    }

    private record GivenBack(LicenceScene scene) implements Chapter {
        @Override
        public String title() {
            return "A replica that ends in peace gives its seat back";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Replica leaving = scene.replica("app-0");
            long counted = leaving.last(LicenceScene.USED);
            tell.command("kill app-0");
            tell.proof(leaving.end() && leaving.says("gave its seat back\n"), "app-0 ended on SIGTERM, and said so");
            Replica next = scene.start(bench, "app-7");
            tell.proof(next.says("has seat 0\n"), "a new name, app-7, has seat 0 now");
            tell.proof(scene.used(bench).shard("app-0").value() >= counted, "what app-0 had counted stays counted");
        }
    }
}
