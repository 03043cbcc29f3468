/** Decides what of base, ours and theirs goes into the result; knows no disk, clock or log. */
@NullMarked
package dev.tokenkeeper.merge;

import org.jspecify.annotations.NullMarked;
