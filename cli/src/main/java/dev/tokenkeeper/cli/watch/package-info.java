/** Follows a source and its live files: a pass for each change, health and metrics, and a reload of the application. */
@NullMarked
package dev.tokenkeeper.cli.watch;

import org.jspecify.annotations.NullMarked;
