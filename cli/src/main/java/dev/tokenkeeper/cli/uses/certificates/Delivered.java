package dev.tokenkeeper.cli.uses.certificates;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.certificates.CertificateAuthority;
import dev.tokenkeeper.examples.certificates.KeyAndCertificate;
import java.io.IOException;
import java.time.Duration;

/** A pair from the Secret, and Secrets that are none. */
final class Delivered implements Chapter {
    @Override
    public String title() {
        return "A certificate and its key come from a Secret, as one";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        CertificateAuthority authority = Pairs.authority("first authority");
        KeyAndCertificate first = Pairs.issue(authority, Duration.ofHours(8), Pairs.LONG);
        KeyAndCertificate second = Pairs.issue(authority, Duration.ofHours(7), Pairs.LONG);
        Pairs.put(bench, authority, first);
        tell.command("tokenkeeper init --group tls.crt,tls.key --validate only:tls.crt,tls.key:certificate:"
                + "pair,validity,newer --conflict take-source --mode 0640 ...");
        Outcome init = Pairs.init(bench);
        tell.proof(
                init.succeeded()
                        && Pairs.has(bench, first)
                        && bench.mode(Pairs.file(bench, "tls.key")).equals("rw-r-----"),
                "both are there, byte for byte, mode 0640");
        Pairs.put(bench, authority.certificate(), second.certificate(), first.key());
        Outcome mixed = Pairs.init(bench);
        tell.proof(
                mixed.succeeded() && mixed.prints("SourceInvalid") && Pairs.has(bench, first),
                "a new certificate with the old key: SourceInvalid, neither is taken");
        KeyAndCertificate ended = Pairs.issue(authority, Duration.ofHours(6), Duration.ofHours(5));
        Pairs.put(bench, authority, ended);
        tell.proof(
                Pairs.init(bench).prints("SourceInvalid") && Pairs.has(bench, first),
                "a certificate that has expired: SourceInvalid, the good one stays");
        tell.proof(
                !init.out().contains(first.key().lines().toList().get(1))
                        && !mixed.err().contains(first.key().lines().toList().get(1)),
                "no line of the key is in any output");
        Pairs.put(bench, authority, first);
    }
}
