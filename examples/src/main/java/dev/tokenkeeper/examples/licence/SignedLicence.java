package dev.tokenkeeper.examples.licence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A licence of which the vendor's signature held. {@link #verified} is the only way to one, so nothing can be used of a file
 * that was not looked at.
 *
 * @param seats how many replicas may work at a time
 */
record SignedLicence(int seats) {
    private static final String ALGORITHM = "Ed25519";
    private static final String SIGNATURE = "\nSignature: ";
    private static final String SEATS = "Seats: ";

    /** The vendor's public key, in base64 as {@code openssl pkey -pubout} wraps into PEM. */
    static PublicKey vendorKey(String base64) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(base64);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
    }

    /** The licence in {@code text}: all before its line {@code Signature: } is signed. Empty if the signature does not hold. */
    static Optional<SignedLicence> verified(String text, PublicKey vendor) {
        int end = text.lastIndexOf(SIGNATURE) + 1;
        String signed = text.substring(0, end);
        String base64 = text.substring(end).lines().findFirst().orElse("");
        return end > 0 && holds(signed, base64.substring(SIGNATURE.length() - 1).strip(), vendor)
                ? seats(signed)
                : Optional.empty();
    }

    private static boolean holds(String signed, String base64, PublicKey vendor) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(vendor);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<SignedLicence> seats(String signed) {
        try {
            return signed.lines()
                    .filter(line -> line.startsWith(SEATS))
                    .findFirst()
                    .map(line -> new SignedLicence(
                            Integer.parseInt(line.substring(SEATS.length()).strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
