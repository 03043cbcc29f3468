/** Tokenkeeper put into a plain manifest: what has to change is planned first, then written by spans of the text. */
@NullMarked
package dev.tokenkeeper.workload.inject;

import org.jspecify.annotations.NullMarked;
