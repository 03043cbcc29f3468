/**
 * An OAuth 2.0 access token that is kept on a volume and refreshed once for all who use it: threads, processes, pods.
 *
 * <p>Authorization servers that rotate refresh tokens (RFC 6749 section 6, RFC 9700 section 4.14) take the second use of
 * one for theft, and revoke the whole family. So whoever finds the token expired goes alone, looks again, asks the
 * server with the newest refresh token, and stores the answer durably before it lets the next one go.
 */
@NullMarked
package dev.tokenkeeper.oauth;

import org.jspecify.annotations.NullMarked;
