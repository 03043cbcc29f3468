package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What certificates must hold. A file without PEM blocks passes, as the rules of a delivery count for all of its files,
 * unless its format says that it is one. Stateless.
 */
public final class CertificateCheck {
    private CertificateCheck() {}

    /** {@code now} is asked for the validity alone. */
    static void check(
            Set<ValidationRule.Certificate.Check> checks,
            Format format,
            Content content,
            @Nullable InstantSource now,
            List<Finding> findings) {
        Certificates found = new Certificates(List.of(content));
        if (!found.isReadable() || (found.isEmpty() && format.word().equals("pem"))) {
            findings.add(new Finding(Finding.Code.CERTIFICATE_UNREADABLE, "", "a certificate in it cannot be read"));
            return;
        }
        if (checks.contains(ValidationRule.Certificate.Check.PAIR) && found.hasBoth() && !found.isPair()) {
            findings.add(new Finding(
                    Finding.Code.CERTIFICATE_NOT_OF_KEY, "", "the private key in it is not that of its certificate"));
        }
        if (checks.contains(ValidationRule.Certificate.Check.VALIDITY)) {
            Instant time = Objects.requireNonNull(now, "a clock").instant();
            for (X509Certificate certificate : found.chain()) {
                if (time.isAfter(certificate.getNotAfter().toInstant())) {
                    String sentence = "a certificate in it has expired";
                    findings.add(new Finding(Finding.Code.CERTIFICATE_EXPIRED, "", sentence));
                } else if (time.isBefore(certificate.getNotBefore().toInstant())) {
                    String sentence = "a certificate in it is not valid yet";
                    findings.add(new Finding(Finding.Code.CERTIFICATE_NOT_YET_VALID, "", sentence));
                }
            }
        }
    }

    /** Why {@code content} may not take the place of {@code live}; null if it may. */
    public static @Nullable Finding replacing(List<ValidationRule> rules, Content live, Content content) {
        for (ValidationRule rule : rules) {
            if (rule instanceof ValidationRule.Certificate certificate
                    && certificate.checks().contains(ValidationRule.Certificate.Check.NEWER)
                    && isOlder(content, live)) {
                String sentence = "its certificate is older than the one that is live";
                return new Finding(Finding.Code.CERTIFICATE_OLDER, "", sentence);
            }
        }
        return null;
    }

    private static boolean isOlder(Content content, Content live) {
        List<X509Certificate> come = new Certificates(List.of(content)).chain();
        List<X509Certificate> is = new Certificates(List.of(live)).chain();
        return !come.isEmpty() && !is.isEmpty() && begin(come).isBefore(begin(is));
    }

    private static Instant begin(List<X509Certificate> chain) {
        return chain.getFirst().getNotBefore().toInstant();
    }

    /** Why files that are published together may not be; null if they may. */
    public static @Nullable Finding together(List<ValidationRule> rules, List<Content> contents) {
        for (ValidationRule rule : rules) {
            if (rule instanceof ValidationRule.Certificate certificate
                    && certificate.checks().contains(ValidationRule.Certificate.Check.PAIR)) {
                Certificates all = new Certificates(new ArrayList<>(contents));
                if (all.hasBoth() && !all.isPair()) {
                    String sentence = "the private key of the group is not that of its certificate";
                    return new Finding(Finding.Code.CERTIFICATE_NOT_OF_KEY, "", sentence);
                }
            }
        }
        return null;
    }
}
