/** Tests of the merge. */
@NullMarked
package dev.tokenkeeper.merge;

import org.jspecify.annotations.NullMarked;
