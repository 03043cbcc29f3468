/** What can be typed: one table of verbs and flags, and the ways to fill it from arguments, environment and a file. */
@NullMarked
package dev.tokenkeeper.cli.flags;

import org.jspecify.annotations.NullMarked;
