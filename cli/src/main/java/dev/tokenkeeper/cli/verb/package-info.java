/** The verbs beside {@code init}. */
@NullMarked
package dev.tokenkeeper.cli.verb;

import org.jspecify.annotations.NullMarked;
