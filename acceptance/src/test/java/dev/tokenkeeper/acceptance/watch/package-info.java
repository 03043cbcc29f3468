/** The real {@code watch} and {@code exec}, on real files, with real signals. */
@NullMarked
package dev.tokenkeeper.acceptance.watch;

import org.jspecify.annotations.NullMarked;
