/** Claims about the whole program. */
@NullMarked
package dev.tokenkeeper.acceptance;

import org.jspecify.annotations.NullMarked;
