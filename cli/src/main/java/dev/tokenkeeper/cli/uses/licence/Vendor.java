package dev.tokenkeeper.cli.uses.licence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Who signs licences; each has a key of its own. */
final class Vendor {
    private static final String ALGORITHM = "Ed25519";

    private final KeyPair keys;

    private Vendor(KeyPair keys) {
        this.keys = keys;
    }

    static Vendor withNewKey() {
        try {
            return new Vendor(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** In base64, with its wrapping. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** A licence for so many seats, with its signature below. */
    String licence(int number, int seats) {
        String text = """
                SOFTWARE_LICENSE_V1
                Product: Enterprise Application
                Number: 2026-%03d
                Seats: %d
                """.formatted(number, seats);
        return text + "Signature: " + Base64.getEncoder().encodeToString(signed(text)) + "\n";
    }

    private byte[] signed(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }
}
