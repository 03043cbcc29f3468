/** Reads the golden cases of the merge and runs each of them. */
@NullMarked
package dev.tokenkeeper.acceptance.golden;

import org.jspecify.annotations.NullMarked;
