/**
 * For applications: a token that is read, updated, watched and refreshed in the application's own process, on the volume
 * that {@code init} and the sidecar keep.
 *
 * <pre>{@code
 * Token token = TokenStore.at(Path.of("/writable-tokens")).token("license.token");
 * String text = token.text();                                   // as Files.readString: no lock, never half written
 * token.update(old -> old + "Last access: today\n");            // decided under the lock, published durably
 * token.set("/Counter", "4");                                   // one value; all other bytes stay
 * try (Watch watch = token.watch(now -> reload(now))) { ... }   // whoever changed it
 * }</pre>
 *
 * <p>Reading never waits. An update is a function from the live text to the wanted one; it is asked under the volume's
 * lock, after the file was read again, and may be asked more than once. What it returns is published as everything is
 * here: whole or not at all, beside the base that was delivered last, with the bytes it replaced in history. So a later
 * change of the Secret is merged with it, and an update in one process never undoes one of another.
 *
 * <p>All types are safe for several threads. Errors are {@link dev.tokenkeeper.token.TokenException}s with a reason of the
 * closed list; their messages never hold a value.
 */
@NullMarked
package dev.tokenkeeper.token;

import org.jspecify.annotations.NullMarked;
