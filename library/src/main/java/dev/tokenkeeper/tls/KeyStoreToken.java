package dev.tokenkeeper.tls;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.Updated;
import dev.tokenkeeper.validation.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key store kept from PEM, for libraries that read only those. It is written when its content is another one. */
public final class KeyStoreToken {
    private static final String ALIAS = "tls";

    private final Token token;
    private final Type type;
    private final char[] password;

    /** What kind of key store; the name in the JDK. */
    public enum Type {
        PKCS12,
        JKS
    }

    /** A key store in {@code token}; {@code password} guards the store and its key. */
    public KeyStoreToken(Token token, Type type, char[] password) {
        this.token = token;
        this.type = type;
        this.password = password.clone();
    }

    /**
     * Makes the store hold {@code identity} under the alias {@code tls}, and {@code roots} beside it as trusted.
     *
     * @throws dev.tokenkeeper.token.TokenException if it cannot be published
     */
    public Updated keep(Identity identity, List<X509Certificate> roots) {
        return token.edit(ours -> holds(ours, identity, roots) ? ours : written(identity, roots));
    }

    private Content written(Identity identity, List<X509Certificate> roots) {
        try {
            KeyStore store = KeyStore.getInstance(type.name());
            store.load(null, password);
            store.setKeyEntry(ALIAS, identity.key(), password, identity.chain().toArray(Certificate[]::new));
            for (int i = 0; i < roots.size(); i++) {
                store.setCertificateEntry("root-" + i, roots.get(i));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return Content.copyOf(bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("this key cannot be put into a key store of type " + type, e);
        }
    }

    private boolean holds(@Nullable Content ours, Identity identity, List<X509Certificate> roots) {
        if (ours == null) {
            return false;
        }
        try {
            KeyStore store = KeyStore.getInstance(type.name());
            store.load(new ByteArrayInputStream(ours.bytes()), password);
            boolean same = store.size() == roots.size() + 1
                    && identity.key().equals(store.getKey(ALIAS, password))
                    && Arrays.equals(identity.chain().toArray(), store.getCertificateChain(ALIAS));
            for (int i = 0; same && i < roots.size(); i++) {
                same = roots.get(i).equals(store.getCertificate("root-" + i));
            }
            return same;
        } catch (GeneralSecurityException | IOException e) {
            // Damaged, or of another password: it is written anew.
            return false;
        }
    }
}
