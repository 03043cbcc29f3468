/** Finds positions in the bytes of one format and renders a piece of it; decides nothing. */
@NullMarked
package dev.tokenkeeper.format;

import org.jspecify.annotations.NullMarked;
