package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Onlooker;
import dev.tokenkeeper.cli.workbench.Patience;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import dev.tokenkeeper.examples.certificates.TlsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;

/** The Secret is renewed again and again while clients connect without a pause. */
final class Renewed implements Chapter {
    private static final int TIMES = 10;

    @Override
    public String title() {
        return "The Secret is renewed: the running server shows it, each handshake holds";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        CertificateAuthority authority = Pairs.authority("second authority");
        KeyAndCertificate pair = Pairs.issue(authority, Duration.ofHours(5), Pairs.LONG);
        Pairs.put(bench, authority, pair);
        Path log = bench.folder().resolve("watch-renewed.log");
        Process watch = bench.start(log, "watch", Pairs.FLAGS);
        tell.command("tokenkeeper watch --group tls.crt,tls.key ...");
        Server server = Server.start(bench, "renewed", bench.volume());
        TlsClient client = Clients.client(bench, Duration.ofHours(1));
        KeyAndCertificate shown = pair;
        Patience.comes(() -> Clients.number(client, server.port()).equals(shown.serial()));
        int taken = 0;
        int looks;
        int failed;
        long began = System.nanoTime();
        TlsClient other = Clients.client(bench, Duration.ofHours(1));
        try (Onlooker users =
                Onlooker.of(0, () -> !Clients.number(other, server.port()).isEmpty())) {
            for (int i = 0; i < TIMES; i++) {
                pair = Pairs.issue(authority, Duration.ofMinutes(280L - i), Pairs.LONG);
                Pairs.put(bench, authority, pair);
                String serial = pair.serial();
                taken += Patience.comes(
                                () -> Clients.number(client, server.port()).equals(serial))
                        ? 1
                        : 0;
            }
            looks = users.looks();
            failed = users.bad();
        }
        long millis = (System.nanoTime() - began) / 1_000_000 / TIMES;
        tell.proof(
                taken == TIMES && server.isAlive(),
                "renewed " + TIMES + " times, shown by the same process after " + millis + " ms each on average");
        tell.proof(
                failed == 0 && looks > TIMES,
                "clients came " + looks + " times meanwhile: chain and key always belonged together");
        tell.proof(keyStoreHas(bench, pair), "tls.p12, kept for programs that read no PEM, has the newest pair, too");
        watch.destroy();
        tell.proof(watch.waitFor() == 0, "the sidecar ended with exit 0");
    }

    private static boolean keyStoreHas(Workbench bench, KeyAndCertificate pair) throws InterruptedException {
        return Patience.comes(() -> {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(Files.newInputStream(Pairs.file(bench, "tls.p12")), "changeit".toCharArray());
                return ((java.security.cert.X509Certificate) store.getCertificate("tls"))
                        .getSerialNumber()
                        .toString()
                        .equals(pair.serial());
            } catch (GeneralSecurityException | IOException e) {
                return false;
            }
        });
    }
}
