package dev.tokenkeeper.examples.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * Issues certificates for {@code localhost}, as X.509 (RFC 5280) has them, with keys on the curve P-256. For labs and tests:
 * it asks nobody whether a name is theirs. Immutable.
 */
public final class CertificateAuthority {
    private static final String EC = "EC";
    private static final byte[] ALGORITHM = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Duration LONG = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 62;

    private final String name;
    private final KeyPair keys;
    private final String certificate;

    private CertificateAuthority(String name, KeyPair keys, String certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A new one, which vouches for itself. */
    public static CertificateAuthority create(String name) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        byte[] mayIssue = extension("2.5.29.19", Der.sequence(Der.yes()));
        Instant from = Instant.now().minus(LONG);
        byte[] signed = signed(keys, name, name, keys.getPublic(), serial(), from, LONG.multipliedBy(2), mayIssue);
        return new CertificateAuthority(name, keys, Pem.of("CERTIFICATE", signed));
    }

    /** Its own certificate, for those that trust it. */
    public String certificate() {
        return certificate;
    }

    /** A new key with its certificate, valid from {@code from} on for {@code lifetime}. */
    public KeyAndCertificate issue(Instant from, Duration lifetime) throws GeneralSecurityException {
        KeyPair fresh = newKeys();
        BigInteger serial = serial();
        String issued = issue(fresh.getPublic(), serial, from, lifetime);
        return new KeyAndCertificate(Pem.of("PRIVATE KEY", fresh.getPrivate().getEncoded()), issued, serial.toString());
    }

    /** A certificate for somebody's key. */
    String issue(PublicKey key, Instant from, Duration lifetime) throws GeneralSecurityException {
        return issue(key, serial(), from, lifetime);
    }

    private String issue(PublicKey key, BigInteger serial, Instant from, Duration lifetime)
            throws GeneralSecurityException {
        byte[] host = Der.tagged(0x82, "localhost".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        byte[] names = extension("2.5.29.17", Der.sequence(host, Der.tagged(0x87, LOOPBACK)));
        return Pem.of("CERTIFICATE", signed(keys, name, "localhost", key, serial, from, lifetime, names));
    }

    static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(EC);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
    }

    private static byte[] signed(
            KeyPair issuer,
            String issuerName,
            String subject,
            PublicKey key,
            BigInteger serial,
            Instant from,
            Duration lifetime,
            byte[] extension)
            throws GeneralSecurityException {
        byte[] body = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                ALGORITHM,
                name(issuerName),
                Der.sequence(Der.time(from), Der.time(from.plus(lifetime))),
                name(subject),
                key.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.getPrivate());
        signature.update(body);
        return Der.sequence(body, ALGORITHM, Der.bits(signature.sign()));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
    }
}
