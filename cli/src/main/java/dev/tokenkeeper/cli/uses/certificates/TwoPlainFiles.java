package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.validation.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** For programs that read two plain files, once each: both are behind one link, which is swapped. */
final class TwoPlainFiles implements Chapter {
    private static final int TIMES = 6;

    @Override
    public String title() {
        return "For programs that open two plain files: one link, swapped";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        CertificateAuthority authority = Pairs.authority("authority of plain files");
        Path target = Files.createDirectory(bench.folder().resolve("plain"));
        Pairs.put(bench, authority, Pairs.issue(authority, Duration.ofHours(2), Pairs.LONG));
        tell.command("tokenkeeper init --source secret --target plain --layout generations --mode 0640");
        boolean all = init(bench, target).succeeded();
        int[] seen = {0, 0};
        Thread reader = Thread.ofPlatform().daemon().start(() -> look(target.resolve("current"), seen));
        for (int i = 0; i < TIMES; i++) {
            Pairs.put(bench, authority, Pairs.issue(authority, Duration.ofMinutes(100 - i), Pairs.LONG));
            all &= init(bench, target).succeeded();
        }
        reader.interrupt();
        reader.join();
        tell.proof(
                all && Files.isSymbolicLink(target.resolve("current")), "delivered, and renewed " + TIMES + " times");
        tell.proof(
                seen[0] > 0 && seen[1] == 0,
                "a reader opened the link and both files " + seen[0] + " times: each pair belonged together");
    }

    private static Outcome init(Workbench bench, Path target) throws IOException, InterruptedException {
        return bench.program()
                .run(
                        "init",
                        "--source=" + bench.secret().folder(),
                        "--target=" + target,
                        "--layout=generations",
                        "--mode=0640");
    }

    /** Counts looks, and those that were no pair. */
    private static void look(Path link, int[] seen) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Path tree = link.toRealPath();
                Content certificate = Content.copyOf(Files.readAllBytes(tree.resolve("tls.crt")));
                Content key = Content.copyOf(Files.readAllBytes(tree.resolve("tls.key")));
                seen[1] += Identity.of(List.of(certificate, key)) == null ? 1 : 0;
            } catch (IOException e) {
                seen[1] += Thread.currentThread().isInterrupted() ? 0 : 1;
            }
            seen[0]++;
        }
    }
}
