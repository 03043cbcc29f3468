package dev.tokenkeeper.examples.certificates;

/**
 * A private key and the certificate for it, both in PEM.
 *
 * @param serial the certificate's number, in decimal
 */
public record KeyAndCertificate(String key, String certificate, String serial) {
    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "KeyAndCertificate[" + serial + "]";
    }
}
