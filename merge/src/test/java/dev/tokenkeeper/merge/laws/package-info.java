/** Laws of the merge, tried on generated documents and edits; what is expected follows from the edits, never from the engine. */
@NullMarked
package dev.tokenkeeper.merge.laws;

import org.jspecify.annotations.NullMarked;
