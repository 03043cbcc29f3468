/** The program's entry: which verb, and who runs it. */
@NullMarked
package dev.tokenkeeper.cli;

import org.jspecify.annotations.NullMarked;
