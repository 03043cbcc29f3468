/** What holds for any bytes at all, tried on a corpus, and by a fuzzer. */
@NullMarked
package dev.tokenkeeper.merge.fuzz;

import org.jspecify.annotations.NullMarked;
