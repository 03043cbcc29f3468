package dev.tokenkeeper.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * An {@link SSLContext} whose certificate, key and authorities are those on the volume at each handshake: a renewal needs no
 * restart, and connections that are open go on with what they began with. A session is taken up again for a second only, as
 * that asks neither side's certificates again.
 */
public final class TlsContext {
    private static final int SESSION_SECONDS = 1;

    private TlsContext() {}

    /**
     * A context for servers and clients.
     *
     * @param identity what this side shows; null: nothing
     * @param roots whom it trusts; null: whom the JDK trusts
     * @throws GeneralSecurityException if this JDK has no TLS
     */
    public static SSLContext of(@Nullable TlsIdentity identity, @Nullable TrustedRoots roots)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = identity == null ? null : new KeyManager[] {new ReloadingKeys(identity)};
        TrustManager[] trust = roots == null ? null : new TrustManager[] {new ReloadingTrust(roots)};
        context.init(keys, trust, null);
        context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
        context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
        return context;
    }
}
