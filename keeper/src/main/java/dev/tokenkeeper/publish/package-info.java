/** Puts a validated content in the live file's place, crash-safe, and recovers what was interrupted. */
@NullMarked
package dev.tokenkeeper.publish;

import org.jspecify.annotations.NullMarked;
