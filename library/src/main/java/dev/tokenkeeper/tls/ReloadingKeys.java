package dev.tokenkeeper.tls;

import dev.tokenkeeper.validation.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Gives each new handshake the pair that is current then. A handshake asks for chain and key apart, so the alias holds both. */
final class ReloadingKeys extends X509ExtendedKeyManager {
    private static final int REMEMBERED = 8;

    private final TlsIdentity source;
    private final Identity[] recent = new Identity[REMEMBERED];
    private long count;

    ReloadingKeys(TlsIdentity source) {
        this.source = source;
    }

    /** A name for the current pair, under which it is found again while this handshake lasts. */
    private synchronized String alias() {
        Identity now = source.current();
        if (count == 0 || !recent[(int) ((count - 1) % REMEMBERED)].equals(now)) {
            recent[(int) (count % REMEMBERED)] = now;
            count++;
        }
        return Long.toString(count - 1);
    }

    private synchronized @Nullable Identity of(String alias) {
        try {
            long number = Long.parseLong(alias);
            return number < 0 || number >= count || number < count - REMEMBERED
                    ? null
                    : recent[(int) (number % REMEMBERED)];
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the current key is of one of these kinds ({@code EC}, {@code RSA}, {@code EC_EC} …). */
    private @Nullable String aliasFor(String... types) {
        String alias = alias();
        Identity identity = of(alias);
        for (String type : types) {
            String plain = type.indexOf('_') < 0 ? type : type.substring(0, type.indexOf('_'));
            if (identity != null && matches(identity.key().getAlgorithm(), plain)) {
                return alias;
            }
        }
        return null;
    }

    private static boolean matches(String algorithm, String type) {
        return algorithm.equals(type)
                || (type.equals("RSASSA-PSS") && algorithm.equals("RSA"))
                || (type.startsWith("Ed") && algorithm.startsWith("Ed"));
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases(keyType);
    }

    private String @Nullable [] aliases(String keyType) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = of(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = of(alias);
        return identity == null ? null : identity.key();
    }
}
