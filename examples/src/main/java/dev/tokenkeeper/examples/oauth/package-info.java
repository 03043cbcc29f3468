/**
 * Processes that share one OAuth log-in, and the server that gave it. Begin with {@code ApiClient}: what an application needs
 * is {@code OAuthToken} and one method that speaks the protocol. {@code Family} holds what servers take for theft, and
 * {@code NaiveClient} is how most applications do it.
 */
@NullMarked
package dev.tokenkeeper.examples.oauth;

import org.jspecify.annotations.NullMarked;
