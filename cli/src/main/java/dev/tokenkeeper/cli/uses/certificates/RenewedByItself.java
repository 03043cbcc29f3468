package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Patience;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import dev.tokenkeeper.examples.certificates.TlsClient;
import java.io.IOException;
import java.time.Duration;

/** The application renews its certificate itself, as with ACME; the Secret is behind, until it is ahead. */
final class RenewedByItself implements Chapter {
    @Override
    public String title() {
        return "The application renews by itself (as with ACME); an older Secret waits";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        CertificateAuthority ofTheSecret = Pairs.authority("third authority");
        Server asked = Server.authority(bench);
        String authorities = ofTheSecret.certificate() + asked.get("/ca.crt");
        KeyAndCertificate ending = Pairs.issue(ofTheSecret, Duration.ofHours(3), Duration.ofHours(4));
        Pairs.put(bench, authorities, ending.certificate(), ending.key());
        Pairs.init(bench);
        tell.say("The Secret's certificate ends in an hour; the application renews two hours before the end.");
        Server server = Server.start(bench, "renewing", bench.volume(), asked.url(), "PT2H");
        TlsClient client = Clients.client(bench, Duration.ofHours(1));
        tell.proof(
                Patience.comes(() -> server.log().contains("renewed its certificate")
                        && !Clients.number(client, server.port()).isEmpty()
                        && !Clients.number(client, server.port()).equals(ending.serial())),
                "it made a new key, got a certificate for it, and shows that");
        String certificate = bench.text(Pairs.file(bench, "tls.crt"));
        String key = bench.text(Pairs.file(bench, "tls.key"));
        tell.command("tokenkeeper history --target volume");
        tell.proof(
                isOneUpdate(bench.verb("history", "-o=json").out()),
                "both files are in one generation of history, by the application");
        Outcome again = Pairs.init(bench);
        tell.proof(
                again.succeeded() && isLive(bench, certificate, key),
                "the next start leaves it alone, though the Secret has another one");
        KeyAndCertificate older = Pairs.issue(ofTheSecret, Duration.ofHours(1), Pairs.LONG);
        Pairs.put(bench, authorities, older.certificate(), older.key());
        Outcome refused = Pairs.init(bench);
        tell.proof(
                refused.succeeded() && refused.prints("SourceInvalid") && isLive(bench, certificate, key),
                "a Secret that is renewed, but older: SourceInvalid, the application's stays");
        KeyAndCertificate newer = Pairs.issue(ofTheSecret, Duration.ZERO, Pairs.LONG);
        Pairs.put(bench, authorities, newer.certificate(), newer.key());
        Outcome taken = Pairs.init(bench);
        tell.proof(
                taken.succeeded()
                        && Pairs.has(bench, newer)
                        && Patience.comes(
                                () -> Clients.number(client, server.port()).equals(newer.serial())),
                "a Secret that is newer is taken, and shown by the same process");
        tell.proof(server.isAlive() && !server.log().contains("PRIVATE"), "no key is in the application's output");
    }

    /** Whether one revision, by an update, changed both files. */
    private static boolean isOneUpdate(String history) {
        for (String revision : history.split("\\{\"revision\":", -1)) {
            if (revision.contains("\"cause\":\"Update\"")
                    && revision.contains("\"path\":\"tls.crt\",\"changed\":true")
                    && revision.contains("\"path\":\"tls.key\",\"changed\":true")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(Workbench bench, String certificate, String key) throws IOException {
        return bench.text(Pairs.file(bench, "tls.crt")).equals(certificate)
                && bench.text(Pairs.file(bench, "tls.key")).equals(key);
    }
}
