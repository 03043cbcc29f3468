package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key with the chain that begins with its certificate. Immutable. Its text tells the subject and nothing else.
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
    public Identity {
        chain = List.copyOf(chain);
    }

    /**
     * What stands in these PEM texts together: keys in PKCS 8, PKCS 1 or SEC 1, without a password.
     *
     * @return null if a part is missing, cannot be read, or the key is not that of the first certificate
     */
    public static @Nullable Identity of(List<Content> texts) {
        Certificates found = new Certificates(texts);
        if (!found.isReadable() || !found.hasBoth() || !found.isPair()) {
            return null;
        }
        PrivateKey key = found.key();
        return key == null ? null : new Identity(found.chain(), key);
    }

    /** The certificates in these PEM texts; none where one of them cannot be read. */
    public static List<X509Certificate> certificates(List<Content> texts) {
        Certificates found = new Certificates(texts);
        return found.isReadable() ? List.copyOf(found.chain()) : List.of();
    }

    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
