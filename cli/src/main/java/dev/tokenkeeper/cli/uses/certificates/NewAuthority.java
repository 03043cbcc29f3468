package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Patience;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import dev.tokenkeeper.examples.certificates.TlsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The authority is replaced; servers change over one after the other. */
final class NewAuthority implements Chapter {
    private static final Duration OVERLAP = Duration.ofSeconds(6);

    @Override
    public String title() {
        return "A new authority: the old one is trusted for an overlap, then no longer";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        CertificateAuthority old = Pairs.authority("old authority");
        CertificateAuthority fresh = Pairs.authority("new authority");
        KeyAndCertificate before = Pairs.issue(old, Duration.ZERO, Pairs.LONG);
        Pairs.put(bench, old, before);
        Pairs.init(bench);
        Server slow = Server.start(bench, "slow", other(bench, before));
        TlsClient client = Clients.client(bench, OVERLAP);
        tell.proof(Clients.number(client, slow.port()).equals(before.serial()), "a client trusts the old authority");
        KeyAndCertificate after = Pairs.issue(fresh, Duration.ZERO, Pairs.LONG);
        Pairs.put(bench, fresh, after);
        Pairs.init(bench);
        Server quick = Server.start(bench, "quick", bench.volume());
        tell.proof(
                Clients.number(client, quick.port()).equals(after.serial())
                        && Clients.number(client, slow.port()).equals(before.serial()),
                "ca.crt has the new one alone now; within the overlap both servers are trusted");
        tell.proof(
                Clients.number(Clients.client(bench, Duration.ZERO), slow.port())
                        .isEmpty(),
                "a client that starts now trusts the new one only");
        tell.proof(
                Patience.comes(() -> Clients.number(client, slow.port()).isEmpty())
                        && Clients.number(client, quick.port()).equals(after.serial()),
                "after the overlap a certificate of the old authority is refused");
    }

    /** A server whose volume nobody has renewed yet. */
    private static Path other(Workbench bench, KeyAndCertificate pair) throws IOException {
        Path volume = Files.createDirectory(bench.folder().resolve("slow"));
        for (Map.Entry<String, String> file :
                Map.of("tls.crt", pair.certificate(), "tls.key", pair.key()).entrySet()) {
            Files.writeString(volume.resolve(file.getKey()), file.getValue());
        }
        return volume;
    }
}
