/**
 * A server whose certificate is renewed while it runs. Begin with {@code TlsServer}: it shows on each connection what is on the
 * volume then, brought there by the Secret or, near its end, by itself from an authority ({@code Renewal}).
 * {@code CertificateAuthority} and {@code AuthorityService} stand for that authority, as ACME's would; they are for trying
 * out and are no example.
 */
@NullMarked
package dev.tokenkeeper.examples.certificates;

import org.jspecify.annotations.NullMarked;
