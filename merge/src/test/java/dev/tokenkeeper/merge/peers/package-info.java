/** Other programs that merge, on the same triples. */
@NullMarked
package dev.tokenkeeper.merge.peers;

import org.jspecify.annotations.NullMarked;
