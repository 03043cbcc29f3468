/**
 * Certificates and keys on a volume, used by a running JVM: TLS contexts that take a renewal without a restart, and key
 * stores (PKCS 12, JKS) kept from PEM for libraries that want those.
 */
@NullMarked
package dev.tokenkeeper.tls;

import org.jspecify.annotations.NullMarked;
