/** The launcher, and the runtime that the build makes. */
@NullMarked
package dev.tokenkeeper.acceptance.start;

import org.jspecify.annotations.NullMarked;
