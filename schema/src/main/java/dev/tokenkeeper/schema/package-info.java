/** Checks JSON Schemas. Optional: the program loads it only for a rule that needs it. */
@NullMarked
package dev.tokenkeeper.schema;

import org.jspecify.annotations.NullMarked;
