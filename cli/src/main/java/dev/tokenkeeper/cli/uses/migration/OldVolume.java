package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A volume that an init container with cp filled long ago: nobody kept what was delivered. */
final class OldVolume implements Chapter {
    private static final String NAMED = Relay.CONFIG.replace("port: 8080", "port: 9090");

    @Override
    public String title() {
        return "A volume that cp filled long ago: adopt says what had been delivered";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        bench.secret().put(Relay.KEY, Relay.GROWN);
        Path guessed = volume(bench, "old-guessed");
        Outcome init = init(bench, guessed);
        tell.proof(
                init.succeeded()
                        && init.prints("Unresolved")
                        && bench.text(guessed.resolve(Relay.KEY)).contains("port: 9090"),
                "without a base each difference stays the application's and is told");
        Path old = volume(bench, "old");
        Path delivered = Files.writeString(bench.folder().resolve("relay-of-last-year.yaml"), Relay.CONFIG);
        tell.command("tokenkeeper adopt --base relay-of-last-year.yaml --file relay.yaml --target old");
        Outcome adopt = bench.program()
                .run("adopt", "--base=" + delivered, "--file=" + Relay.KEY, "--target=" + old, "--mode=0664");
        tell.proof(
                adopt.succeeded() && bench.text(old.resolve(Relay.KEY)).equals(NAMED),
                "one command; the live file is not touched");
        Outcome next = init(bench, old);
        String wanted = Relay.GROWN.replace("port: 8080", "port: 9090");
        tell.proof(
                next.succeeded()
                        && next.err().isEmpty()
                        && bench.text(old.resolve(Relay.KEY)).equals(wanted),
                "the next version is merged as if it had been ours from the start");
    }

    private static Path volume(Workbench bench, String name) throws IOException {
        Path volume = Files.createDirectory(bench.folder().resolve(name));
        Files.writeString(volume.resolve(Relay.KEY), NAMED);
        return volume;
    }

    private static Outcome init(Workbench bench, Path volume) throws IOException, InterruptedException {
        return bench.program()
                .run(
                        "init",
                        "--source=" + bench.secret().folder(),
                        "--target=" + volume,
                        "--file=" + Relay.KEY,
                        "--mode=0664");
    }
}
