package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Onlooker;
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
        int looks;
        int bad;
        try (Onlooker reader = Onlooker.of(0, () -> isPair(target.resolve("current")))) {
            for (int i = 0; i < TIMES; i++) {
                Pairs.put(bench, authority, Pairs.issue(authority, Duration.ofMinutes(100L - i), Pairs.LONG));
                all &= init(bench, target).succeeded();
            }
            looks = reader.looks();
            bad = reader.bad();
        }
        tell.proof(
                all && Files.isSymbolicLink(target.resolve("current")), "delivered, and renewed " + TIMES + " times");
        tell.proof(
                looks > 0 && bad == 0,
                "a reader opened the link and both files " + looks + " times: each pair belonged together");
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

    private static boolean isPair(Path link) {
        try {
            Path tree = link.toRealPath();
            Content certificate = Content.copyOf(Files.readAllBytes(tree.resolve("tls.crt")));
            Content key = Content.copyOf(Files.readAllBytes(tree.resolve("tls.key")));
            return Identity.of(List.of(certificate, key)) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
