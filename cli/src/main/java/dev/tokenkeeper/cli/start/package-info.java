/** The verb {@code init}: the pass that each pod waits for, and what it tells. */
@NullMarked
package dev.tokenkeeper.cli.start;

import org.jspecify.annotations.NullMarked;
