package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and the private key of PEM texts (RFC 5280, RFC 5958). The first certificate is the one that is served; the
 * others are its chain. With the JDK's own readers.
 */
final class Certificates {
    private static final byte[] CHALLENGE = {'t', 'o', 'k', 'e', 'n'};

    private final List<X509Certificate> chain = new ArrayList<>();
    private final List<Pem.Block> keys = new ArrayList<>();
    private boolean readable = true;

    /** All that stands in {@code contents}. */
    Certificates(List<Content> contents) {
        for (Content content : contents) {
            for (Pem.Block block : Pem.of(content).blocks()) {
                if (block.label().endsWith("CERTIFICATE")) {
                    certificate(block.content());
                } else if (block.label().endsWith("PRIVATE KEY")) {
                    keys.add(block);
                }
            }
        }
    }

    private void certificate(@Nullable Content held) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (held != null
                    && factory.generateCertificate(new ByteArrayInputStream(held.bytes()))
                            instanceof X509Certificate found) {
                chain.add(found);
            } else {
                readable = false;
            }
        } catch (CertificateException e) {
            readable = false;
        }
    }

    /** Whether each block that says so holds a certificate. */
    boolean isReadable() {
        return readable;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    boolean hasBoth() {
        return !chain.isEmpty() && !keys.isEmpty();
    }

    boolean isEmpty() {
        return chain.isEmpty() && keys.isEmpty();
    }

    /** Whether the key is that of the first certificate: what it signs, the certificate verifies. */
    boolean isPair() {
        PublicKey served = chain.getFirst().getPublicKey();
        PrivateKey key = key();
        if (key == null) {
            return false;
        }
        String algorithm = served.getAlgorithm();
        String signing = switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> algorithm;
        };
        try {
            Signature signer = Signature.getInstance(signing);
            signer.initSign(key);
            signer.update(CHALLENGE);
            byte[] signed = signer.sign();
            signer.initVerify(served);
            signer.update(CHALLENGE);
            return signer.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The first key, read as one of the first certificate's kind; null if it is none. */
    @Nullable
    PrivateKey key() {
        PublicKey served = chain.getFirst().getPublicKey();
        Content held = keys.getFirst().content();
        if (held == null) {
            return null;
        }
        byte[] bytes = held.bytes();
        try {
            byte[] wrapped =
                    keys.getFirst().label().equals("PRIVATE KEY") ? bytes : Der.wrapped(served.getEncoded(), bytes);
            return KeyFactory.getInstance(served.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(wrapped));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
