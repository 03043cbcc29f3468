/** The contract of the command line, tried by starting the program. */
@NullMarked
package dev.tokenkeeper.acceptance.commandline;

import org.jspecify.annotations.NullMarked;
