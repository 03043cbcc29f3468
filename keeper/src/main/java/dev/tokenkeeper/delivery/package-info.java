/** What is to be kept, and the base, ours and theirs of one file at one moment. */
@NullMarked
package dev.tokenkeeper.delivery;

import org.jspecify.annotations.NullMarked;
