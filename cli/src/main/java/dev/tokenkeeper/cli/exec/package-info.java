/** Hands over to the application after a pass: as the same process, or as a child that is followed. */
@NullMarked
package dev.tokenkeeper.cli.exec;

import org.jspecify.annotations.NullMarked;
