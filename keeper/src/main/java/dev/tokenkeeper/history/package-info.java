/** Generations on the volume: read, written whole, numbered once, trimmed. */
@NullMarked
package dev.tokenkeeper.history;

import org.jspecify.annotations.NullMarked;
