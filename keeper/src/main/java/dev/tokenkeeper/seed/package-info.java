/** A whole folder, delivered as it is: copied as a generation of its own, verified, and shown by the swap of one link. */
@NullMarked
package dev.tokenkeeper.seed;

import org.jspecify.annotations.NullMarked;
