/** Kills the real program a thousand times, while an application writes and a reader looks. */
@NullMarked
package dev.tokenkeeper.acceptance.kill;

import org.jspecify.annotations.NullMarked;
